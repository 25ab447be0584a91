package dev.jvitals.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SECRET = "s3cr3t-Value9";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Ddb.password=%s -jar app.jar",
                "-Djavax.net.ssl.keyStorePassword=%s",
                "--spring.datasource.password=%s",
                "mysqldump --password %s orders",
                "java -Dapi.key=%s Main",
                "AWS_SECRET_ACCESS_KEY=%s",
                "jdbc:postgresql://shop:%s@db.example/orders",
                "https://deploy:%s@repo.example/x",
                "{\"token\": \"%s\"}",
                "curl -H 'Authorization: Bearer %s12345678'",
                "client_secret='%s with blanks'",
                "passwd: %s",
                "--auth-token %s",
                "Set-Cookie: %s",
            })
    void what_a_name_an_address_or_a_header_betrays_is_masked(String text) {
        String masked = Secrets.masked(text.formatted(SECRET));
        assertThat(masked).doesNotContain(SECRET).contains(Secrets.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123",
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_0123456789abcdefghijABCDEFGHIJ",
                "xoxb-1234567890-abcdef",
                "-----BEGIN RSA PRIVATE KEY-----MIIEpAIBAAKCAQEA",
            })
    void what_its_form_betrays_is_masked(String key) {
        assertThat(Secrets.masked("arg " + key)).doesNotContain(key).contains(Secrets.MASK);
    }

    @ParameterizedTest
    @CsvSource({
        "db.password, hunter2",
        "javax.net.ssl.trustStorePassword, x",
        "MY_API_KEY, abc",
        "github.token, abc",
        "spring.security.oauth2.client-secret, abc"
    })
    void a_property_whose_name_speaks_of_a_secret_loses_all_of_its_value(String name, String value) {
        assertThat(Secrets.masked(name, value)).isEqualTo(Secrets.MASK);
    }

    @Test
    void what_is_no_secret_stays_readable() {
        String harmless = "-Xmx512m -XX:+UseG1GC -Dserver.port=8080 -Dspring.profiles.active=prod -cp /opt/app.jar"
                + " com.acme.Main /bin/sh -c sleep 0.1; echo rendered http://example.org:8080/x?page=2 user@host";
        assertThat(Secrets.masked(harmless)).isEqualTo(harmless);
        assertThat(Secrets.masked("java.version", "25.0.3")).isEqualTo("25.0.3");
    }
}
