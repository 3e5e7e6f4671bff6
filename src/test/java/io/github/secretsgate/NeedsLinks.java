package io.github.secretsgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tests that make symbolic links. On Windows, only administrators and developers are allowed to. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.github.secretsgate.NeedsLinks$Links#areAllowed",
        disabledReason = "this user isn't allowed to make symbolic links")
public @interface NeedsLinks {
    /** Whether this user can make links. */
    final class Links {
        private static final boolean ALLOWED = tried();

        private Links() {}

        public static boolean areAllowed() {
            return ALLOWED;
        }

        private static boolean tried() {
            try {
                Path directory = Files.createTempDirectory("links");
                Path link = directory.resolve("link");
                try {
                    Files.createSymbolicLink(link, directory.resolve("nothing"));
                    return true;
                } catch (IOException | UnsupportedOperationException e) {
                    return false;
                } finally {
                    Files.deleteIfExists(link);
                    Files.delete(directory);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
