package dev.jvitals.threads.signature;

import dev.jvitals.threads.StackFrame;
import java.util.List;
import java.util.Set;

/**
 * Whose code a class is: the JDK's, a known library's or server's, or one's own. A guess by package name; what no list
 * here knows counts as one's own.
 */
public final class CodeOrigin {
    private static final Set<String> JDK = Set.of("java", "javax", "jdk", "sun", "com.sun", "jakarta", "org.jcp");

    /** Packages of servers, frameworks, drivers and languages, by their first two or three segments. */
    private static final Set<String> LIBRARIES = Set.of("""
            akka brave cats ch.qos clojure co.elastic coldfusion com.alibaba.druid com.alibaba.dubbo
            com.amazonaws com.arjuna com.atomikos com.azure com.couchbase com.datastax com.ecwid
            com.fasterxml com.github.benmanes com.google com.hazelcast com.ibm com.intellij
            com.jetbrains com.lmax com.mchange com.microsoft com.mongodb com.mysql com.netflix
            com.newrelic com.ning com.oracle com.orbitz com.rabbitmq com.sap com.squareup
            com.twitter com.typesafe com.vaadin com.yourkit com.zaxxer dagger datadog feign graphql
            groovy io.agroal io.dropwizard io.grpc io.helidon io.lettuce io.micrometer io.micronaut
            io.nats io.netty io.opentelemetry io.prometheus io.quarkus io.r2dbc io.reactivex
            io.smallrye io.undertow io.vavr io.vertx javafx javassist junit kafka kotlin kotlinx
            liquibase net.bytebuddy net.openhft net.sf net.spy okhttp3 okio oracle org.aopalliance
            org.apache org.aspectj org.assertj org.bouncycastle org.codehaus org.cometd org.eclipse
            org.ehcache org.elasticsearch org.flywaydb org.glassfish org.gradle org.h2 org.hibernate
            org.hsqldb org.infinispan org.jboss org.jdbi org.jgroups org.jooq org.junit org.keycloak
            org.mariadb org.mozilla org.mybatis org.neo4j org.netbeans org.openqa org.opensearch
            org.postgresql org.quartz org.reactivestreams org.redisson org.scala-lang org.slf4j
            org.springframework org.testng org.vibur org.wildfly org.xerial org.xnio org.yaml play
            reactor redis.clients retrofit2 rx scala software.amazon tech.units weblogic zio zipkin2""".split("\\s+"));

    private CodeOrigin() {}

    /** Whether the JDK (or a specification's API package) brings the class. Cost: O(length). */
    public static boolean isJdk(String className) {
        return beginsWithOneOf(className, JDK);
    }

    /** Whether neither the JDK nor a library known here brings the class. Cost: O(length). */
    public static boolean isOwn(String className) {
        return !isJdk(className) && !beginsWithOneOf(className, LIBRARIES) && !className.startsWith("$Proxy");
    }

    /** Index of the topmost frame outside the JDK, -1 where there is none. */
    public static int firstOutsideJdk(List<StackFrame> stack) {
        for (int i = 0; i < stack.size(); i++) {
            if (!isJdk(stack.get(i).className())) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the topmost frame of one's own code at or below {@code from}, -1 where there is none. */
    public static int firstOwn(List<StackFrame> stack, int from) {
        for (int i = Math.max(from, 0); i < stack.size(); i++) {
            if (isOwn(stack.get(i).className())) {
                return i;
            }
        }
        return -1;
    }

    /** The package of a class, empty for the default package. */
    public static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    private static boolean beginsWithOneOf(String className, Set<String> packages) {
        int dot = className.indexOf('.');
        for (int segments = 0; dot >= 0 && segments < 3; segments++) {
            if (packages.contains(className.substring(0, dot))) {
                return true;
            }
            dot = className.indexOf('.', dot + 1);
        }
        return false;
    }
}
