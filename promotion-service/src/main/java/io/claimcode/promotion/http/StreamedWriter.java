package io.claimcode.promotion.http;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends bodies piece by piece. The framework's own way would answer 200 before it knows whether there is anything to send.
 * A reader that goes away ends the pieces; when they fail, the connection is broken, so that a part isn't taken for the
 * whole.
 */
@Provider
@Singleton
public final class StreamedWriter implements ServerMessageBodyWriter<Streamed> {
    private static final Logger LOG = Logger.getLogger(StreamedWriter.class);

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Streamed.class == type;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return Streamed.class == type;
    }

    @Override
    public void writeResponse(Streamed body, Type genericType, ServerRequestContext context) {
        var response = context.serverResponse();
        response.setChunked(true);
        body.pieces().subscribe().withSubscriber(new Sending(response));
    }

    @Override
    public void writeTo(
            Streamed body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("sent by this service only");
    }

    private static final class Sending implements Flow.Subscriber<String> {
        private final ServerHttpResponse response;
        private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

        Sending(ServerHttpResponse response) {
            this.response = response;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription.set(begun);
            response.addCloseHandler(begun::cancel);
            begun.request(1);
        }

        @Override
        public void onNext(String piece) {
            response.write(piece.getBytes(StandardCharsets.UTF_8)).whenComplete((sent, failed) -> {
                var current = subscription.get();
                if (current != null && failed == null) {
                    current.request(1);
                } else if (current != null) {
                    current.cancel();
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            LOG.warnf("A body was broken off: %s", failure.getMessage());
            response.reset();
        }

        @Override
        public void onComplete() {
            response.end();
        }
    }
}
