package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    @Test
    void isIndentedAndKeepsLinesOnOneLine() throws IOException {
        StringBuilder json = new StringBuilder();
        new JsonWriter(json)
                .beginObject()
                .field("text", "a \"b\" \\ c")
                .field("none", null)
                .field("number", -7)
                .beginArray("lines")
                .beginObjectLine()
                .field("a", true)
                .beginArray("b")
                .value("c")
                .value("d")
                .endArray()
                .endObject()
                .endArray()
                .beginObject("empty")
                .endObject()
                .endObject();
        assertEquals("""
                {
                  "text": "a \\"b\\" \\\\ c",
                  "none": null,
                  "number": -7,
                  "lines": [
                    { "a": true, "b": ["c", "d"] }
                  ],
                  "empty": { }
                }""", json.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "受注 😀 é",
                "a\r\n\t\u0000\u001b[31m\u0085\u2028",
                "\u202e\u200b\ufeff",
                "##[add-mask]a ##vso[task] ###",
                "half a pair \ud83d.",
                "the other half \ude00",
                "\udb40\udc41 \ud83d\ude00"
            })
    void anyStringIsReadBackAndNothingInItActs(String text) throws IOException {
        StringBuilder json = new StringBuilder();
        new JsonWriter(json).tree(Map.of("key", List.of(text)));

        assertEquals(
                text,
                new ObjectMapper().readTree(json.toString()).get("key").get(0).textValue());
        assertFalse(json.toString().contains("##"), json::toString);
        assertFalse(
                json.chars().anyMatch(c -> (c != '\n' && Character.isISOControl(c)) || (c >= 0x2028 && c <= 0x202e)),
                json::toString);
    }
}
