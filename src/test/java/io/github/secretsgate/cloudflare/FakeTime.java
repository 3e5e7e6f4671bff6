package io.github.secretsgate.cloudflare;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody waits, and then at once. */
final class FakeTime extends Clock {
    private final List<Long> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-10-01T12:00:00Z");

    /** Waits of so many milliseconds. */
    List<Long> waits() {
        return waits;
    }

    RetryTiming timing(Duration request) {
        return new RetryTiming(this, request, this::advance, () -> 0.5);
    }

    void advance(long millis) {
        waits.add(millis);
        now = now.plusMillis(millis);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
