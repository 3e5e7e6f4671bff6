package io.github.secretsgate.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target of a deploy command: an environment of the config, or its top level.
 *
 * @param name the environment's name; null for the top level
 */
public record Environment(@Nullable String name) {
    /** The top level: a deploy without {@code --env}. */
    public static final Environment TOP_LEVEL = new Environment(null);

    /**
     * The name that stands for the top level. No environment can have this name: {@code wrangler deploy --env top-level} would deploy
     * the environment, but the plugin would check the top level.
     */
    public static final String RESERVED = "top-level";

    /** The environment of this name. */
    public static Environment named(String name) {
        return new Environment(name);
    }

    /** The environment that a parameter selects. {@value #RESERVED} and an empty string select the top level. */
    public static Environment selected(String written) {
        return written.isEmpty() || written.equals(RESERVED) ? TOP_LEVEL : named(written);
    }

    /** The environment that a manifest names. {@value #RESERVED} is the top level. */
    public static Environment declared(String name) {
        return name.equals(RESERVED) ? TOP_LEVEL : named(name);
    }

    /** Returns whether it is the top level. */
    public boolean isTopLevel() {
        return name == null;
    }

    /** The name, or {@value #RESERVED}. */
    public String label() {
        return name == null ? RESERVED : name;
    }

    /** Written by hand, like {@code hashCode}: the first use of a record's generated method takes 20 ms. */
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
