package io.relais.core.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When two names are one person's: compared without accents, capitals, order, hyphens and apostrophes. Each part of the shorter
 * name needs a part of its own in the longer one, equal or, from five letters on, with one letter added, lost or changed. A name
 * of one part agrees only with a name of one part: a surname alone is too little. Initials stand for nothing.
 */
final class Names {
    private static final int TYPO_LENGTH = 5;

    private Names() {}

    static boolean agree(String one, String other) {
        List<String> shorter = parts(one);
        List<String> longer = parts(other);
        if (shorter.size() > longer.size()) {
            List<String> swapped = shorter;
            shorter = longer;
            longer = swapped;
        }
        if (shorter.isEmpty() || (shorter.size() == 1 && longer.size() > 1)) {
            return false;
        }
        List<String> left = new ArrayList<>(longer);
        // Equal parts first, so that a near one does not take an equal one's place.
        List<String> unequal =
                shorter.stream().filter(part -> !left.remove(part)).toList();
        return unequal.stream()
                .allMatch(part -> left.stream()
                        .filter(candidate -> near(part, candidate))
                        .findFirst()
                        .map(left::remove)
                        .orElse(false));
    }

    /** The name with its parts in alphabetical order: equal for equal names however they are written. */
    static String key(String name) {
        return String.join(" ", parts(name).stream().sorted().toList());
    }

    private static List<String> parts(String name) {
        return Arrays.stream(Contact.searchable(name).split("[^\\p{L}\\p{N}]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** One letter added, lost or changed. */
    private static boolean near(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        if (shorter.length() < TYPO_LENGTH || longer.length() - shorter.length() > 1) {
            return false;
        }
        int same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        int skip = longer.length() == shorter.length() ? same + 1 : same;
        return shorter.substring(Math.min(skip, shorter.length()))
                .equals(longer.substring(Math.min(same + 1, longer.length())));
    }
}
