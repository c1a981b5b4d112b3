package io.claimcode.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestHashTest {
    private static final byte[] KEY = new byte[32];
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"a":1,"b":2}        | { "b" : 2, "a" : 1 }
                    {"a":{"x":1,"y":2}}  | {"a":{"y":2,"x":1}}
                    {"a":1.50}           | {"a":1.5}
                    {"a":100}            | {"a":1e2}
                    {"a":"\\u0041"}      | {"a":"A"}
                    """)
    void sameMeaning_hasTheSameHash(String one, String other) throws JsonProcessingException {
        assertThat(sha(one)).isEqualTo(sha(other));
        assertThat(hmac(one)).isEqualTo(hmac(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"a":1}         | {"a":2}
                    {"a":1}         | {"a":"1"}
                    {"a":null}      | {}
                    {"a":[1,2]}     | {"a":[2,1]}
                    {"a":[[1],2]}   | {"a":[1,[2]]}
                    {"a":"b,c"}     | {"a":"b","c":""}
                    {"a":"x\\"y"}   | {"a":"xy"}
                    """)
    void otherMeaning_hasAnotherHash(String one, String other) throws JsonProcessingException {
        assertThat(sha(one)).isNotEqualTo(sha(other));
        assertThat(hmac(one)).isNotEqualTo(hmac(other));
    }

    private static RequestHash sha(String json) throws JsonProcessingException {
        return RequestHash.sha256(JSON.readTree(json));
    }

    private static RequestHash hmac(String json) throws JsonProcessingException {
        return RequestHash.hmac(KEY, JSON.readTree(json));
    }
}
