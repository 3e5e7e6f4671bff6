package io.github.secretsgate.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target of a deploy command: an environment of the config, or its top level.
 *
 * @param name the environment's name; null for the top level
 */
public record Environment(@Nullable String name) {
    /** The config without {@code --env}. */
    public static final Environment TOP_LEVEL = new Environment(null);

    /**
     * The top level's name where an environment's is expected. No environment can have this name: {@code
     * wrangler deploy --env top-level} would deploy one thing, and everything that this plugin reads would mean another.
     */
    public static final String RESERVED = "top-level";

    /** The environment of this name. */
    public static Environment named(String name) {
        return new Environment(name);
    }

    /** The environment that somebody selects: {@value #RESERVED}, and nothing at all, select the top level. */
    public static Environment selected(String written) {
        return written.isEmpty() || written.equals(RESERVED) ? TOP_LEVEL : named(written);
    }

    /** The environment that a manifest names: {@value #RESERVED} is the top level. */
    public static Environment declared(String name) {
        return name.equals(RESERVED) ? TOP_LEVEL : named(name);
    }

    /** Whether it is the config without {@code --env}. */
    public boolean isTopLevel() {
        return name == null;
    }

    /** The name, or {@value #RESERVED}. */
    public String label() {
        return name == null ? RESERVED : name;
    }

    /** Written out, as {@code hashCode} below: the first time that Java makes them for a record takes it 20 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Environment environment && Objects.equals(name, environment.name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    @Override
    public String toString() {
        return label();
    }
}
