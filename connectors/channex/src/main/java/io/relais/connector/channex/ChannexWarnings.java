package io.relais.connector.channex;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Cause;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.vocabulary.NightRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The warnings inside a success. Channex answers 200 with the message "Success" even when it took nothing; each refused
 * value comes back in {@code meta.warnings} with its product, its date or dates, and {@code warning}: texts by field.
 *
 * <p>A refused value is refused whole, so every change of the product on these nights counts as not taken. A warning that
 * cannot be traced to a change makes all changes of the message count as not taken: sending once too often is harmless,
 * believing is not.
 */
final class ChannexWarnings {
    private static final List<String> PASSING = List.of(
            "temporar", "try again", "timeout", "timed out", "too many", "unavailable at the moment", "internal");
    private static final List<String> PRODUCT_FIELDS = List.of("rate_plan_id", "room_type_id", "property_id");

    private ChannexWarnings() {}

    static AriAnswer answer(AriMessage message, JsonNode warnings) {
        if (warnings.isMissingNode() || warnings.isNull() || (warnings.isContainerNode() && warnings.isEmpty())) {
            return AriAnswer.ACCEPTED;
        }
        Map<AriChange, Refusal> refused = new LinkedHashMap<>();
        for (JsonNode warning : warnings.isArray() ? warnings : List.of(warnings)) {
            List<AriChange> touched = touched(message, warning);
            Refusal refusal = new Refusal(List.of(text(warning)), cause(warning));
            for (AriChange change : touched.isEmpty() ? message.changes() : touched) {
                refused.merge(change, refusal, Refusal::and);
            }
        }
        return new AriAnswer(refused.entrySet().stream()
                .map(entry -> new Rejection(
                        entry.getKey(),
                        String.join("; ", entry.getValue().texts()),
                        entry.getValue().cause()))
                .toList());
    }

    /** What all warnings say about one change. */
    private record Refusal(List<String> texts, Cause cause) {
        Refusal and(Refusal other) {
            List<String> all = Stream.concat(texts.stream(), other.texts.stream())
                    .distinct()
                    .toList();
            return new Refusal(all, graver(cause, other.cause));
        }

        /** A change that is refused for several reasons can be taken once the gravest of them is gone. */
        private static Cause graver(Cause one, Cause other) {
            if (one == Cause.UNKNOWN_PRODUCT || other == Cause.UNKNOWN_PRODUCT) {
                return Cause.UNKNOWN_PRODUCT;
            }
            return one == Cause.PASSING ? other : one;
        }
    }

    /**
     * Channex documents no codes for warnings, only texts by field. Trouble of its own is told by words; a warning about an id is
     * about a product that it does not have (any more); all else is about the value.
     */
    private static Cause cause(JsonNode warning) {
        String text = text(warning).toLowerCase(Locale.ROOT);
        if (PASSING.stream().anyMatch(text::contains)) {
            return Cause.PASSING;
        }
        JsonNode fields = warning.path("warning");
        return PRODUCT_FIELDS.stream().anyMatch(fields::has) ? Cause.UNKNOWN_PRODUCT : Cause.VALUE;
    }

    /** The parts of the message's changes that the warning is about. */
    private static List<AriChange> touched(AriMessage message, JsonNode warning) {
        Optional<NightRange> nights = nights(warning);
        String product = product(warning);
        if (product.isEmpty()) {
            return List.of();
        }
        List<AriChange> touched = new ArrayList<>();
        for (AriChange change : message.changes()) {
            if (product(change).equals(product)) {
                nights.map(range -> common(change.nights(), range))
                        .orElse(Optional.of(change.nights()))
                        .ifPresent(common -> touched.add(change.over(common)));
            }
        }
        return touched;
    }

    private static String product(JsonNode warning) {
        String rate = warning.path("rate_plan_id").asText("");
        return rate.isEmpty() || rate.equals("null")
                ? warning.path("room_type_id").asText("")
                : rate;
    }

    private static String product(AriChange change) {
        return switch (change) {
            case AriChange.Availability it -> it.roomId();
            case AriChange.Price it -> it.rateId();
            case AriChange.Stays it -> it.rateId();
            case AriChange.Restricted it -> it.rateId();
        };
    }

    private static Optional<NightRange> nights(JsonNode warning) {
        Optional<LocalDate> date = date(warning, "date");
        Optional<LocalDate> first = date(warning, "date_from").or(() -> date);
        Optional<LocalDate> last = date(warning, "date_to").or(() -> date);
        return first.isPresent() && last.isPresent() && !last.get().isBefore(first.get())
                ? Optional.of(new NightRange(first.get(), last.get()))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(JsonNode warning, String field) {
        try {
            return warning.path(field).isTextual()
                    ? Optional.of(LocalDate.parse(warning.path(field).asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<NightRange> common(NightRange a, NightRange b) {
        LocalDate first = a.first().isAfter(b.first()) ? a.first() : b.first();
        LocalDate last = a.last().isBefore(b.last()) ? a.last() : b.last();
        return last.isBefore(first) ? Optional.empty() : Optional.of(new NightRange(first, last));
    }

    /** "rate: must be greater than 0; max_stay: …", or the warning as it is when it has another shape. */
    private static String text(JsonNode warning) {
        JsonNode fields = warning.path("warning");
        if (!fields.isObject() || fields.isEmpty()) {
            return fields.isTextual() ? fields.asText() : "refused without a readable reason: " + warning;
        }
        return fields.properties().stream()
                .map(field -> field.getKey() + ": " + words(field.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String words(JsonNode value) {
        if (!value.isArray()) {
            return value.isTextual() ? value.asText() : value.toString();
        }
        List<String> words = new ArrayList<>();
        value.forEach(word -> words.add(word.isTextual() ? word.asText() : word.toString()));
        return String.join(", ", words);
    }
}
