package io.claimcode.kit.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import io.claimcode.contracts.problem.ProblemType;

/** Refuses a body that is missing or {@code null} where one is meant, and one that turns out to be over the limit. */
@Provider
public final class BodyReader implements ReaderInterceptor {
    private static final String CONNECTION = "Connection";

    private final BodyLimit limit;

    @Inject
    BodyReader(BodyLimit limit) {
        this.limit = limit;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counted(context.getInputStream(), limit.bytes()));
        Object body;
        try {
            body = context.proceed();
        } catch (TooLarge e) {
            throw Problem.of(ProblemType.PAYLOAD_TOO_LARGE).header(CONNECTION, "close");
        }
        if (body == null) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is missing.");
        }
        return body;
    }

    /** Not a problem itself, since readers wrap those; an I/O failure passes through them. */
    private static final class TooLarge extends IOException {}

    private static final class Counted extends FilterInputStream {
        private long left;

        Counted(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }
}
