package io.claimcode.codegen.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import io.claimcode.codegen.CodeFile;
import io.claimcode.codegen.DownloadConfig;
import io.claimcode.codegen.DownloadSlots;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends files of codes. What goes wrong before the first byte is answered as a problem; after that it breaks the
 * connection, so that nobody takes a part for the whole.
 */
@Provider
@Singleton
public final class CodeFileWriter implements ServerMessageBodyWriter<CodeFile> {
    private static final Logger LOG = Logger.getLogger(CodeFileWriter.class);

    private final DownloadSlots slots;
    private final DownloadConfig config;

    @Inject
    CodeFileWriter(DownloadSlots slots, DownloadConfig config) {
        this.slots = slots;
        this.config = config;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return CodeFile.class == type;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return CodeFile.class == type;
    }

    @Override
    public void writeResponse(CodeFile file, Type genericType, ServerRequestContext context) throws IOException {
        ServerHttpResponse response = context.serverResponse();
        slots.take(file.seller());
        try {
            ResponseStream body = new ResponseStream(response, file.length(), config.patience());
            file.content().writeTo(body);
            body.close();
        } catch (IOException | RuntimeException e) {
            if (!response.headWritten()) {
                throw e;
            }
            response.reset();
            tell(e);
        } finally {
            slots.giveBack(file.seller());
        }
    }

    /** A reader that is gone is no fault of ours. */
    private static void tell(Exception failure) {
        if (failure instanceof IOException) {
            LOG.debugf("A download ended early: %s", failure.getMessage());
        } else {
            LOG.error("A download was broken off", failure);
        }
    }

    @Override
    public void writeTo(
            CodeFile file,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        file.content().writeTo(out);
    }
}
