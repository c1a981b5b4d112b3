package io.claimcode.verify.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between two processes; cuts their connections, delays what they say, or lets nobody in. */
final class TcpProxy implements AutoCloseable {
    private static final Duration HOLD = Duration.ofMillis(5);

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean held;

    TcpProxy(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("proxy-" + target).start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections; new ones may come at once. */
    void cut() {
        for (var socket : sockets) {
            end(socket);
        }
    }

    /** Ends all connections and lets none in until it is told otherwise. */
    void refuse(boolean now) {
        refusing = now;
        cut();
    }

    /** Whatever comes in from now on goes on that much later. */
    void delay(Duration time) {
        delay = time;
    }

    /** Keeps what clients say until it is told otherwise; they still hear what is said to them. */
    void hold(boolean now) {
        held = now;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (refusing) {
                    end(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                // Closed, or the client is gone again.
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket();
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            Thread.ofVirtual().start(() -> pump(client, server, true));
            Thread.ofVirtual().start(() -> pump(server, client, false));
        } catch (IOException e) {
            end(client);
        }
    }

    private void pump(Socket from, Socket to, boolean asks) {
        var buffer = new byte[16_384];
        try {
            int count = from.getInputStream().read(buffer);
            while (count >= 0) {
                if (!delay.isZero()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                while (asks && held) {
                    LockSupport.parkNanos(HOLD.toNanos());
                }
                to.getOutputStream().write(buffer, 0, count);
                count = from.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // One side is gone: so is the other.
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        try {
            // Nothing more is sent: what was on the way is lost, as when a cable breaks.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
