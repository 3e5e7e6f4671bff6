package io.github.secretsgate.cloudflare;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The clock, the waits and the randomness of requests, so that tests don't have to wait.
 *
 * @param request the limit for one request
 * @param random from 0 to 1: spreads the retries of many builds
 */
record RetryTiming(Clock clock, Duration request, Sleeper sleeper, DoubleSupplier random) {
    static RetryTiming real(Clock clock) {
        return new RetryTiming(
                clock,
                Duration.ofSeconds(30),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    interface Sleeper {
        void sleep(long millis) throws InterruptedException;
    }
}
