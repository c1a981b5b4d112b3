package io.claimcode.codegen.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import io.claimcode.codegen.World;
import io.restassured.RestAssured;

/** A download as it comes over the connection, by a reader that takes bytes when it likes. */
final class RawDownload implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 16 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Socket socket = new Socket();
    private final InputStream in;

    /** Asks for a group's codes and reads nothing. */
    RawDownload(UUID groupId, String seller, String accept) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setSoTimeout((int) LIMIT.toMillis());
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write(("GET /v1/claim-code-groups/" + groupId + "/codes HTTP/1.1\r\nHost: localhost\r\nAccept: "
                                + accept + "\r\nAuthorization: Bearer " + World.token(seller) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** The status line and the headers. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("the connection ended in the head: " + head);
            }
            head.append((char) one);
        }
        return head.toString();
    }

    /** The bytes that follow, up to this many or the end of the connection. */
    byte[] read(int atMost) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[64 * 1024];
        try {
            while (body.size() < atMost) {
                int count = in.read(piece, 0, Math.min(piece.length, atMost - body.size()));
                if (count < 0) {
                    break;
                }
                body.write(piece, 0, count);
            }
        } catch (SocketException e) {
            return body.toByteArray();
        }
        return body.toByteArray();
    }

    /** Whether the service has ended the connection. */
    boolean isEnded() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
