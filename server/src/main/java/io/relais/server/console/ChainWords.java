package io.relais.server.console;

import io.relais.core.delivery.Belief;
import io.relais.core.delivery.CellEntry;
import io.relais.core.delivery.Explanation;
import io.relais.core.property.Property;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An explanation step by step in the reader's words: what, the value after it, which rule, who and when. */
record ChainWords(Visit visit, CalendarRows rows, Explanation explained, Property property) {
    private static final int PERCENT_DIGITS = 2;
    private static final int HISTORY_MAX = 20;

    /**
     * One link of the chain.
     *
     * @param tone of the mark before it
     * @param who who did it and when, empty when it is not known
     */
    public record Step(String tone, String what, String value, String who, String whoFull) {}

    /** One line of what happened at the partner. */
    public record Line(String when, String full, Badge state, String value, String note) {}

    List<Step> steps(String channel) {
        List<Step> steps = new ArrayList<>();
        String currency = property.currency();
        for (Explanation.Step step : explained.steps()) {
            if (step.code() == Explanation.Code.CURRENCY) {
                currency = explained.currency();
            }
            boolean ends = switch (step.code()) {
                case NOT_OPEN, NO_PRICE, PAUSED -> true;
                default -> false;
            };
            Explanation.By by = step.by();
            steps.add(new Step(
                    ends ? "attention" : step.ruleId() == null ? "muted" : "info",
                    what(step, currency),
                    ends ? "" : after(step, currency),
                    who(step),
                    by == null ? "" : visit.formats().full(by.at(), property.timeZone())));
        }
        steps.add(last(channel));
        return steps;
    }

    private String who(Explanation.Step step) {
        Explanation.By by = step.by();
        if (by != null) {
            return visit.texts().of("explain.by", by.actor().name(), moment(by.at()));
        }
        return step.isBeforeLog() ? visit.texts().of("explain.before-log") : "";
    }

    private String what(Explanation.Step step, String currency) {
        Texts texts = visit.texts();
        String key = "explain.step." + code(step.code());
        List<Long> o = step.operands();
        return switch (step.code()) {
            case CAPACITY, SOLD, BLOCKED, BUFFER, ALLOTMENT, MIN_STAY -> texts.of(key, o.getFirst());
            case PRICE -> texts.of(key, step.text());
            case DERIVED -> texts.of(key, step.text(), share(o.get(0)) + amount(o.get(1), currency));
            case MARKUP -> texts.of(key, (share(o.get(0)) + amount(o.get(1), currency)).strip());
            case CURRENCY ->
                texts.of(
                        key,
                        step.text(),
                        BigDecimal.valueOf(o.get(0))
                                .divide(BigDecimal.valueOf(o.get(1)), java.math.MathContext.DECIMAL32)
                                .toPlainString());
            case ROUNDING, CONDITION, PAUSED -> texts.of(key, step.text());
            case STOP_SELL, STAYS, RESTRICTION, CLOSED, DIALECT, NOT_OPEN, NO_PRICE -> texts.of(key);
        };
    }

    private static String share(long basisPoints) {
        return basisPoints == 0
                ? ""
                : (basisPoints > 0 ? "+" : "")
                        + BigDecimal.valueOf(basisPoints, PERCENT_DIGITS)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " % ";
    }

    private String amount(long minor, String currency) {
        return minor == 0 ? "" : (minor > 0 ? "+" : "") + visit.formats().money(new Money(minor, currency));
    }

    /** What the partner said last: the end of the chain. */
    private Step last(String channel) {
        Texts texts = visit.texts();
        Explanation.Held held = explained.held();
        Instant at = explained.history().isEmpty()
                ? held.observedAt()
                : explained.history().getFirst().at();
        String when = at == null ? "" : moment(at);
        String full = at == null ? "" : visit.formats().full(at, property.timeZone());
        Long observed = held.observed();
        Long acknowledged = held.acknowledged();
        Long rejected = held.rejected();
        if (rejected != null) {
            return new Step("danger", texts.of("explain.refused", channel, said()), value(rejected), when, full);
        }
        if (observed != null) {
            return new Step("ok", texts.of("explain.observed", channel), value(observed), when, full);
        }
        if (acknowledged != null) {
            return new Step("ok", texts.of("explain.acknowledged", channel), value(acknowledged), when, full);
        }
        Long sent = held.sent();
        return sent == null
                ? new Step("muted", texts.of("explain.untold", channel), "", "", "")
                : new Step("info", texts.of("explain.sent", channel), value(sent), when, full);
    }

    private String said() {
        return explained.history().isEmpty()
                ? ""
                : explained.history().getFirst().note();
    }

    /** Why nobody can book it there, in words. */
    List<String> closed() {
        return explained.closed().stream()
                .map(closed -> visit.texts().of("explain.closed." + code(closed.reason())))
                .toList();
    }

    List<Line> history() {
        return explained.history().stream().limit(HISTORY_MAX).map(this::line).toList();
    }

    private Line line(CellEntry entry) {
        String tone = switch (entry.state()) {
            case SENT -> "info";
            case ACKNOWLEDGED, OBSERVED -> "ok";
            case REJECTED -> "danger";
        };
        String advice = entry.advice().isEmpty() ? "" : visit.texts().of("explain.advice." + entry.advice());
        return new Line(
                moment(entry.at()),
                visit.formats().full(entry.at(), property.timeZone()),
                new Badge(
                        tone, visit.texts().of("explain.state." + entry.state().code())),
                value(entry.value()),
                (entry.note() + " " + advice).strip());
    }

    /** "3 left, since 12 Jun 10:30", or that it was not known. */
    String believed(Belief belief) {
        Texts texts = visit.texts();
        Instant since = belief.since();
        if (since == null) {
            return texts.of("explain.at.nothing");
        }
        Long value = belief.value();
        return value == null
                ? texts.of("explain.at.unknown", visit.formats().full(since, property.timeZone()))
                : texts.of("explain.at.value", value(value), visit.formats().full(since, property.timeZone()));
    }

    private String value(@Nullable Long value) {
        return value(value, explained.currency());
    }

    private String value(@Nullable Long value, String currency) {
        return value != null && explained.cell().facet().startsWith("price:")
                ? visit.formats().money(new Money(value, currency))
                : rows.value(explained.cell().facet(), value);
    }

    /** Before the totals of stays stand prices of their first night. */
    private String after(Explanation.Step step, String currency) {
        boolean night = explained.cell().facet().startsWith("stays:") && step.code() != Explanation.Code.STAYS;
        return night ? visit.formats().money(new Money(step.after(), currency)) : value(step.after(), currency);
    }

    private String moment(Instant at) {
        return visit.formats().moment(at, property.timeZone());
    }

    private static String code(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
