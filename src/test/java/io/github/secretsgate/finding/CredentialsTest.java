package io.github.secretsgate.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1abcdef-LEAKTOKEN0123456789abcdefghijkl_Q",
                "YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T",
                "c2547eb745079dac9320b638f5e225cf483cc5cfdda41", // the global API key and others in hexadecimal digits
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"
            })
    void aCredentialIsHidden(String credential) {
        assertEquals("token: " + "*".repeat(credential.length()), Credentials.masked("token: " + credential));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: 8f7a1cdced6342c18d223ece462fd88d",
                "token: Account Secrets Store Edit",
                "STRIPE_SECRET_KEY_OF_PRODUCTION_2026: [workers]",
                "my-gateway_openai_default_for_team_2: [ai_gateway]",
                "reason: https://example.org/issues/12345678901234567890"
            })
    void whatAManifestHoldsIsShown(String line) {
        assertEquals(line, Credentials.masked(line));
    }
}
