package io.relais.core.connection;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How alike two names of rooms or rates are: words and letters, without accents, in English or French. */
final class Likeness {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int TRIGRAM = 3;
    private static final int HUNDRED = 100;

    /** Words that say the same; a partner's names are often in another language than ours. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("chambre", "room"),
            Map.entry("dbl", "double"),
            Map.entry("simple", "single"),
            Map.entry("sgl", "single"),
            Map.entry("jumeaux", "twin"),
            Map.entry("familiale", "family"),
            Map.entry("emplacement", "pitch"),
            Map.entry("tente", "tent"),
            Map.entry("caravane", "caravan"),
            Map.entry("chalet", "lodge"),
            Map.entry("superieure", "superior"),
            Map.entry("remboursable", "refundable"),
            Map.entry("petit", "breakfast"),
            Map.entry("dejeuner", "breakfast"),
            Map.entry("annulation", "cancellation"),
            Map.entry("souple", "flexible"),
            Map.entry("flex", "flexible"));

    private static final Set<String> EMPTY_WORDS =
            Set.of("room", "the", "a", "an", "le", "la", "les", "de", "du", "des", "with", "avec", "and", "et", "rate");

    private Likeness() {}

    /** From 0, nothing in common, to 100, the same. */
    static int of(String one, String other) {
        List<String> first = words(one);
        List<String> second = words(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        double words = dice(new HashSet<>(first), new HashSet<>(second));
        double letters = dice(trigrams(first), trigrams(second));
        return (int) Math.round(HUNDRED * Math.max(words, (words + letters) / 2));
    }

    private static List<String> words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> all = Arrays.stream(NOT_A_WORD.split(plain))
                .filter(word -> !word.isEmpty())
                .map(word -> SAME.getOrDefault(word, word))
                .distinct()
                .toList();
        List<String> telling =
                all.stream().filter(word -> !EMPTY_WORDS.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    private static Set<String> trigrams(List<String> words) {
        String text = "  " + String.join("  ", words.stream().sorted().toList()) + " ";
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + TRIGRAM <= text.length(); i++) {
            trigrams.add(text.substring(i, i + TRIGRAM));
        }
        return trigrams;
    }

    private static double dice(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return 2.0 * common / (one.size() + other.size());
    }
}
