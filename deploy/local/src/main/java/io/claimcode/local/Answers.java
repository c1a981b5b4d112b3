package io.claimcode.local;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks servers on 127.0.0.1, each in its own protocol, whether they take requests. */
public final class Answers {

    private static final int POSTGRES_PROTOCOL = 3 << 16;
    private static final short KAFKA_API_VERSIONS = 18;
    private static final int KAFKA_CORRELATION = 7;

    private Answers() {}

    /** Begins to log in; a server that is still starting answers with an error. */
    public static boolean postgres(int port) {
        byte[] user = "user\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] login = ByteBuffer.allocate(8 + user.length)
                .putInt(8 + user.length)
                .putInt(POSTGRES_PROTOCOL)
                .put(user)
                .array();
        return ask(port, login, answer -> answer.readByte() == 'R');
    }

    public static boolean redis(int port) {
        return ask(port, ascii("PING\r\n"), answer -> text(answer, 5).equals("+PONG"));
    }

    /** Asks for the versions of the protocol, which a broker answers as soon as it takes requests of any kind. */
    public static boolean kafka(int port) {
        byte[] client = ascii("ready");
        byte[] request = ByteBuffer.allocate(14 + client.length)
                .putInt(10 + client.length)
                .putShort(KAFKA_API_VERSIONS)
                .putShort((short) 0)
                .putInt(KAFKA_CORRELATION)
                .putShort((short) client.length)
                .put(client)
                .array();
        return ask(
                port,
                request,
                answer -> answer.readInt() >= 6 && answer.readInt() == KAFKA_CORRELATION && answer.readShort() == 0);
    }

    /** Asks a service for its readiness. */
    public static boolean service(int port) {
        byte[] request = ascii("GET /q/health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
        return ask(port, request, answer -> text(answer, 12).endsWith(" 200"));
    }

    private interface Check {
        boolean accepts(DataInputStream answer) throws IOException;
    }

    private static boolean ask(int port, byte[] question, Check check) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(2000);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            new DataOutputStream(socket.getOutputStream()).write(question);
            return check.accepts(new DataInputStream(socket.getInputStream()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(DataInputStream answer, int length) throws IOException {
        return new String(answer.readNBytes(length), StandardCharsets.US_ASCII);
    }
}
