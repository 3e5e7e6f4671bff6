package io.github.secretsgate.cloudflare;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * What time does to a run, so that tests need not wait.
 *
 * @param request how long one answer may take
 * @param random from 0 to 1, so that many builds do not ask again at the same moment
 */
record RetryTiming(Clock clock, Duration request, Sleeper sleeper, DoubleSupplier random) {
    static RetryTiming real(Clock clock) {
        return new RetryTiming(
                clock,
                Duration.ofSeconds(30),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Waits. */
    interface Sleeper {
        void sleep(long millis) throws InterruptedException;
    }
}
