package dev.jvitals.diagnosis.threads.pools;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

/** The pools of HTTP and Redis connections to servers that never answer, and a plain pool of objects. */
final class ClientShops {
    private static final int HOUR_MILLIS = 3_600_000;

    private ClientShops() {}

    static List<Shop> all(ServerSocket silent, ServerSocket redis) {
        return List.of(http(silent), jedis(redis), objects());
    }

    private static Shop http(ServerSocket silent) {
        RequestConfig patient = RequestConfig.custom()
                .setConnectionRequestTimeout(1, TimeUnit.HOURS)
                .setResponseTimeout(1, TimeUnit.HOURS)
                .build();
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(Shop.SIZE)
                        .setMaxConnPerRoute(Shop.SIZE)
                        .build())
                .setDefaultRequestConfig(patient)
                .build();
        HttpGet request =
                new HttpGet("http://" + silent.getInetAddress().getHostAddress() + ":" + silent.getLocalPort());
        // The client borrows inside of the call, so borrowing and using are one.
        return new Shop("Apache HttpClient 5", () -> () -> client.execute(request, answer -> answer.getCode()));
    }

    private static Shop jedis(ServerSocket redis) {
        JedisPoolConfig config = new JedisPoolConfig();
        config.setMaxTotal(Shop.SIZE);
        config.setJmxEnabled(false);
        JedisPool pool =
                new JedisPool(config, redis.getInetAddress().getHostAddress(), redis.getLocalPort(), HOUR_MILLIS);
        return new Shop("Jedis", () -> new Command(pool.getResource()));
    }

    /** A Redis connection in a customer's hands. */
    private record Command(Jedis jedis) implements Borrowed {
        @Override
        public void use() {
            jedis.get("price");
        }

        @Override
        public void close() {
            jedis.close();
        }
    }

    private static Shop objects() {
        GenericObjectPoolConfig<Object> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(Shop.SIZE);
        config.setJmxEnabled(false);
        GenericObjectPool<Object> pool = new GenericObjectPool<>(new Tickets(), config);
        return new Shop("commons-pool2", () -> {
            Object ticket = pool.borrowObject();
            return new Borrowed() {
                @Override
                public void use() throws InterruptedException {
                    SlowQuery.run();
                }

                @Override
                public void close() {
                    pool.returnObject(ticket);
                }
            };
        });
    }

    /** A server on loopback that accepts and never answers. */
    static ServerSocket silentServer() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Makes plain objects. */
    private static final class Tickets extends BasePooledObjectFactory<Object> {
        @Override
        public Object create() {
            return new Object();
        }

        @Override
        public PooledObject<Object> wrap(Object ticket) {
            return new DefaultPooledObject<>(ticket);
        }
    }
}
