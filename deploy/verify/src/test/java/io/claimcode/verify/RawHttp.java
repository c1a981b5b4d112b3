package io.claimcode.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be sent, also what no HTTP client would send. */
final class RawHttp implements AutoCloseable {
    private final Socket socket;

    RawHttp(String site) throws IOException {
        var uri = URI.create(site);
        socket = new Socket();
        // A reader that doesn't read is noticed soon.
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Whatever comes until the server closes, or says nothing for so long. */
    String answers(int patienceMs) throws IOException {
        socket.setSoTimeout(patienceMs);
        var answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException silent) {
            // What came counts.
        } catch (IOException closed) {
            answer.writeBytes("closed".getBytes(StandardCharsets.US_ASCII));
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
