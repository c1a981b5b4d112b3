package io.claimcode.verify.course;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.claimcode.verify.course.check.Outcome;

/** Asks once, and says truthfully whether it was answered. */
final class Http {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * What came back.
     *
     * @param status 0 when nothing did
     */
    record Reply(int status, String text, boolean replayed) {
        static final Reply NONE = new Reply(0, "", false);

        JsonNode json() {
            try {
                return text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance();
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        String problem() {
            return json().path("type").asText("").replace("urn:claimcode:problem:", "");
        }

        Outcome outcome() {
            if (status >= 200 && status < 300) {
                return Outcome.OK;
            }
            boolean open = status == 0 || status >= 500 || problem().equals("request-in-progress");
            return open ? Outcome.UNKNOWN : Outcome.REFUSED;
        }
    }

    Reply send(String method, String url, String token, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Idempotent-Replayed").isPresent());
        } catch (IOException e) {
            return Reply.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.NONE;
        }
    }
}
