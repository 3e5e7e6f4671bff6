package io.github.secretsgate.maven;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter that is a list: the same elements, whether they are written in a pom or, with commas between, behind -D. */
final class ListParameter {
    private ListParameter() {}

    /** The elements without surrounding blanks. Maven gives null for an element that it can't resolve; {@link WrittenParameters} reports it. */
    static List<String> elements(List<? extends @Nullable String> given) {
        List<String> elements = new ArrayList<>();
        for (String some : given) {
            for (String element : some == null ? new String[0] : some.split(",")) {
                if (!element.isBlank()) {
                    elements.add(element.strip());
                }
            }
        }
        return elements;
    }
}
