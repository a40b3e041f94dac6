package io.relais.connector.channex;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes into as few calls as Channex allows: one for availability and one for restrictions (prices are "restrictions"
 * there), each split only above the size limit.
 *
 * <p>Source: docs.channex.io, Availability and Rates, API Rate Limits (10 calls a minute, property and collection; 10 MB
 * a call; any number of values).
 */
final class ChannexAri {
    static final String AVAILABILITY = "ari.availability";
    static final String RESTRICTIONS = "ari.restrictions";

    /** Below the documented 10 MB, to leave room for what counts as a megabyte. */
    static final int BODY_BYTES_MAX = 9_500_000;

    private static final String OPEN = "{\"values\":[";
    private static final String CLOSE = "]}";

    private ChannexAri() {}

    /** One value object of a message and the changes that it carries. */
    private record Value(String json, List<AriChange> changes) {}

    /** What can share one restrictions value: the same product over the same nights. */
    private record Key(String roomId, String rateId, NightRange nights) {}

    /**
     * What closes goes first, so that nothing is sold in the moment between two calls: availability when a night goes to
     * zero or nothing is closed by a restriction, restrictions when only they close something.
     */
    static List<AriMessage> pack(AriUpdate update) {
        List<AriMessage> availability = messages(update, AVAILABILITY, availabilityValues(update));
        List<AriMessage> restrictions = messages(update, RESTRICTIONS, restrictionsValues(update));
        return closesByRestrictionOnly(update)
                ? Stream.concat(restrictions.stream(), availability.stream()).toList()
                : Stream.concat(availability.stream(), restrictions.stream()).toList();
    }

    /** The collection that a message is posted to, which is also the name of its budget. */
    static String collection(AriMessage message) {
        return message.operation().equals(AVAILABILITY) ? "availability" : "restrictions";
    }

    private static boolean closesByRestrictionOnly(AriUpdate update) {
        return update.changes().stream()
                        .noneMatch(change -> change instanceof AriChange.Availability it && it.count() == 0)
                && update.changes().stream()
                        .anyMatch(change -> change instanceof AriChange.Restricted it
                                && it.restriction().closed());
    }

    private static List<Value> availabilityValues(AriUpdate update) {
        return update.changes().stream()
                .filter(AriChange.Availability.class::isInstance)
                .map(AriChange.Availability.class::cast)
                .map(change -> new Value(
                        ChannexJson.write(new ChannexMessages.AvailabilityValue(
                                update.remotePropertyId(),
                                change.roomId(),
                                change.nights().first().toString(),
                                change.nights().last().toString(),
                                change.count())),
                        List.of(change)))
                .toList();
    }

    private static List<Value> restrictionsValues(AriUpdate update) {
        Map<Key, List<AriChange>> groups = update.changes().stream()
                .filter(change -> !(change instanceof AriChange.Availability))
                .collect(Collectors.groupingBy(ChannexAri::key, LinkedHashMap::new, Collectors.toList()));
        List<Value> values = new ArrayList<>();
        groups.forEach((key, changes) ->
                values.add(new Value(ChannexJson.write(value(update.remotePropertyId(), key, changes)), changes)));
        return values;
    }

    private static Key key(AriChange change) {
        return switch (change) {
            case AriChange.Availability it -> new Key(it.roomId(), "", it.nights());
            case AriChange.Price it -> new Key(it.roomId(), it.rateId(), it.nights());
            case AriChange.Stays it -> throw new IllegalArgumentException("Channex takes prices of nights only");
            case AriChange.Restricted it -> new Key(it.roomId(), it.rateId(), it.nights());
        };
    }

    private static ChannexMessages.RestrictionsValue value(String propertyId, Key key, List<AriChange> changes) {
        List<AriChange.Price> prices = changes.stream()
                .filter(AriChange.Price.class::isInstance)
                .map(AriChange.Price.class::cast)
                .toList();
        @Nullable
        Restriction rules = changes.stream()
                .filter(AriChange.Restricted.class::isInstance)
                .map(change -> ((AriChange.Restricted) change).restriction())
                .findFirst()
                .orElse(null);
        return new ChannexMessages.RestrictionsValue(
                propertyId,
                key.rateId(),
                key.nights().first().toString(),
                key.nights().last().toString(),
                roomRate(prices),
                occupancyRates(prices),
                rules == null ? null : rules.minStayArrival(),
                rules == null ? null : rules.minStayThrough(),
                rules == null ? null : rules.maxStay(),
                rules == null ? null : rules.closed(),
                rules == null ? null : rules.closedToArrival(),
                rules == null ? null : rules.closedToDeparture());
    }

    private static @Nullable Object roomRate(List<AriChange.Price> prices) {
        return prices.stream()
                .filter(price -> price.occupancy() == 0)
                .findFirst()
                .map(price -> rate(price.price()))
                .orElse(null);
    }

    private static @Nullable List<ChannexMessages.OccupancyRate> occupancyRates(List<AriChange.Price> prices) {
        List<ChannexMessages.OccupancyRate> rates = prices.stream()
                .filter(price -> price.occupancy() > 0)
                .map(price -> new ChannexMessages.OccupancyRate(price.occupancy(), rate(price.price())))
                .toList();
        return rates.isEmpty() ? null : rates;
    }

    /**
     * Channex takes an integer of minor units or a decimal text. The documentation explains the integer with
     * two-decimal currencies only, so other currencies are sent as text, which can be read in one way only.
     */
    private static Object rate(Money price) {
        return Money.fractionDigits(price.currency()) == 2
                ? (Object) price.minor()
                : price.toDecimal().toPlainString();
    }

    private static List<AriMessage> messages(AriUpdate update, String operation, List<Value> values) {
        List<AriMessage> messages = new ArrayList<>();
        List<Value> batch = new ArrayList<>();
        int bytes = 0;
        for (Value value : values) {
            int more = value.json().getBytes(StandardCharsets.UTF_8).length + 1;
            if (!batch.isEmpty() && OPEN.length() + bytes + more + CLOSE.length() > BODY_BYTES_MAX) {
                messages.add(message(update, operation, batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(value);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            messages.add(message(update, operation, batch));
        }
        return messages;
    }

    private static AriMessage message(AriUpdate update, String operation, List<Value> batch) {
        String body = batch.stream().map(Value::json).collect(Collectors.joining(",", OPEN, CLOSE));
        List<AriChange> changes =
                batch.stream().flatMap(value -> value.changes().stream()).toList();
        return new AriMessage(operation, update.remotePropertyId(), body, changes);
    }
}
