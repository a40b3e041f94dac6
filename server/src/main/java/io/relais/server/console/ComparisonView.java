package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.delivery.Reconciliation;
import io.relais.core.delivery.Reconciliation.Difference;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a channel holds against what it acknowledged, as it is read.
 *
 * @param state in a sentence or two
 * @param fault why it could not be asked last, empty when it could
 * @param more in words, how many differences are not shown; empty for none
 */
public record ComparisonView(
        boolean possible, boolean mayAct, String state, String fault, List<Line> lines, String more) {
    /** A value that differed. */
    public record Line(
            String product,
            String what,
            String night,
            String known,
            String observed,
            String when,
            Badge outcome,
            String link) {}

    private static final int SHOWN_MAX = 12;

    static ComparisonView of(Reconciliation found, CalendarRows rows, ZoneId zone, Visit visit) {
        int hidden = found.differences().size() - SHOWN_MAX;
        return new ComparisonView(
                found.possible(),
                visit.principal().may(Permission.SYNC_WRITE),
                state(found, zone, visit),
                found.fault().isEmpty() ? "" : visit.texts().of("compare.fault", found.fault()),
                found.differences().stream()
                        .limit(SHOWN_MAX)
                        .map(difference -> line(difference, rows, zone, visit))
                        .toList(),
                hidden > 0 ? visit.texts().of("compare.more", hidden) : "");
    }

    private static String state(Reconciliation found, ZoneId zone, Visit visit) {
        Texts texts = visit.texts();
        if (!found.possible()) {
            return texts.of("compare.impossible");
        }
        String last = found.finishedAt() == null
                ? texts.of("compare.never")
                : texts.of("compare.last", visit.formats().moment(found.finishedAt(), zone), found.calls());
        if (found.startedAt() != null && found.nextNight() != null) {
            return texts.of("compare.running", visit.formats().day(found.nextNight()));
        }
        return found.nextAt() == null
                ? last
                : last + " " + texts.of("compare.next", visit.formats().moment(found.nextAt(), zone));
    }

    private static Line line(Difference difference, CalendarRows rows, ZoneId zone, Visit visit) {
        String rate = difference.rateId();
        String outcome = difference.outcome().name().toLowerCase(Locale.ROOT);
        String tone = switch (difference.outcome()) {
            case HEALED -> "ok";
            case SEEN -> "info";
            case LEFT -> "attention";
        };
        return new Line(
                rows.name(difference.roomId(), rate),
                rows.facet(difference.facet()),
                visit.formats().day(difference.night()),
                value(difference.facet(), difference.known(), rows),
                value(difference.facet(), difference.observed(), rows),
                visit.formats().moment(difference.foundAt(), zone),
                new Badge(tone, visit.texts().of("compare.outcome." + outcome)),
                rows.link(difference.roomId(), rate, difference.facet(), difference.night()));
    }

    /** Counts and prices as the reader writes them; restrictions are told in the words they were kept in. */
    private static String value(String facet, String kept, CalendarRows rows) {
        Long number = facet.equals("restriction") ? null : number(kept);
        return number == null ? kept : rows.value(facet, number);
    }

    private static @Nullable Long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
