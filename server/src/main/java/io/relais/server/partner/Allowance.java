package io.relais.server.partner;

import io.relais.connector.HttpAnswer;
import io.relais.core.connection.CallBudgets;
import io.relais.core.connection.Manifest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from an answer's header how many more calls the partner takes, and when. What makes no sense is not there. */
final class Allowance {
    private static final int TOO_MANY = 429;
    private static final int AWAY = 503;
    /** A refusal without a time: as long as most partners count. */
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** Nobody means longer; a wrong clock does. */
    private static final Duration PAUSE_MAX = Duration.ofDays(1);
    /** Numbers beyond are moments, not times to go. */
    private static final long MOMENT_MIN = 1_000_000_000L;

    private static final long MOMENT_MILLIS_MIN = MOMENT_MIN * 1_000;

    private static final List<String> REMAINING = List.of("X-RateLimit-Remaining", "RateLimit-Remaining");
    private static final List<String> RESETS = List.of("X-RateLimit-Reset", "RateLimit-Reset");
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,15})(?:\\.\\d*)?\\s*(?:[,;].*)?");
    /** The one field of the newer drafts: {@code "default";r=50;t=30} or {@code limit=100, remaining=50, reset=30}. */
    private static final Pattern FIELD = Pattern.compile("\\b(r|remaining|t|reset)\\s*=\\s*(\\d{1,12})");

    private Allowance() {}

    /** What the answer says of further calls; empty when it says nothing. */
    static Optional<CallBudgets.Said> in(HttpAnswer answer, Manifest.@Nullable Limit limit, Instant now) {
        Manifest.Credit credit = limit == null ? Manifest.Credit.USUAL : limit.credit();
        Optional<Instant> resets = resets(answer, credit, now);
        Optional<Integer> remaining = remaining(answer, credit);
        Optional<Instant> hold = answer.status() == TOO_MANY || answer.status() == AWAY
                ? retryAfter(answer, now).or(() -> resets)
                : Optional.empty();
        if (hold.isEmpty() && answer.status() == TOO_MANY) {
            hold = Optional.of(now.plus(PAUSE));
        }
        if (remaining.isEmpty() && hold.isEmpty()) {
            return Optional.empty();
        }
        Instant until = resets.orElse(now.plus(limit == null ? PAUSE : limit.per()));
        return Optional.of(new CallBudgets.Said(remaining.orElse(null), until, hold.orElse(null)));
    }

    /** The moment of Retry-After, which is a number of seconds or a date. */
    static Optional<Instant> retryAfter(HttpAnswer answer, Instant now) {
        return answer.header("Retry-After").flatMap(value -> moment(value, now));
    }

    /** Calls left; where each costs several credits, as many as they pay for. */
    private static Optional<Integer> remaining(HttpAnswer answer, Manifest.Credit credit) {
        Optional<Long> left = credit.remaining().isEmpty()
                ? first(answer, REMAINING).flatMap(Allowance::number).or(() -> field(answer, "r", "remaining"))
                : answer.header(credit.remaining()).flatMap(Allowance::number);
        long cost = credit.cost().isEmpty()
                ? 1
                : answer.header(credit.cost())
                        .flatMap(Allowance::number)
                        .filter(n -> n > 0)
                        .orElse(1L);
        return left.map(n -> (int) Math.min(Integer.MAX_VALUE, n / cost));
    }

    private static Optional<Instant> resets(HttpAnswer answer, Manifest.Credit credit, Instant now) {
        return credit.resets().isEmpty()
                ? first(answer, RESETS)
                        .flatMap(value -> moment(value, now))
                        .or(() -> field(answer, "t", "reset").map(seconds -> latest(now, seconds)))
                : answer.header(credit.resets()).flatMap(value -> moment(value, now));
    }

    private static Optional<String> first(HttpAnswer answer, List<String> names) {
        return names.stream().flatMap(name -> answer.header(name).stream()).findFirst();
    }

    private static Optional<Long> field(HttpAnswer answer, String name, String longName) {
        Matcher matcher = FIELD.matcher(answer.header("RateLimit").orElse(""));
        while (matcher.find()) {
            if (matcher.group(1).equals(name) || matcher.group(1).equals(longName)) {
                return Optional.of(Long.parseLong(matcher.group(2)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> number(String value) {
        Matcher matcher = NUMBER.matcher(value);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    private static Optional<Instant> moment(String value, Instant now) {
        return number(value).map(n -> latest(now, n)).or(() -> date(value).map(at -> bounded(at, now)));
    }

    private static Instant latest(Instant now, long number) {
        Instant at = number >= MOMENT_MILLIS_MIN
                ? Instant.ofEpochMilli(number)
                : number >= MOMENT_MIN ? Instant.ofEpochSecond(number) : now.plusSeconds(number);
        return bounded(at, now);
    }

    private static Instant bounded(Instant at, Instant now) {
        Instant latest = now.plus(PAUSE_MAX);
        return at.isBefore(now) ? now : at.isAfter(latest) ? latest : at;
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
