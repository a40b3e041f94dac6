package io.relais.core.delivery;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds channels that hear of changes too late to be trusted with the last units, and those that may be trusted again: buffers meant
 * for that time begin or end, and their nights are marked, so that the channel is told by itself.
 */
@Singleton
public final class Slowness {
    /** For 95 of 100 messages of the last hours, or for the oldest change that waits. */
    static final Duration LATE = Duration.ofMinutes(1);

    /** Half as late ends it, after this time at the earliest: else stock would come and go with each message. */
    static final Duration LEAST = Duration.ofMinutes(10);

    private static final ExposureRule BEGINS = new ExposureRule(LATE, ExposureRule.Over.HOUR, 1);
    private static final ExposureRule LASTS = new ExposureRule(LATE.dividedBy(2), ExposureRule.Over.HOUR, 1);

    private final Database database;
    private final Exposure exposure;
    private final RuleRows rules;
    private final Leases leases;
    private final Moment moment;
    private final DirtyNights dirty;

    @Inject
    Slowness(Database database, Exposure exposure, RuleRows rules, Leases leases, Moment moment) {
        this.database = database;
        this.exposure = exposure;
        this.rules = rules;
        this.leases = leases;
        this.moment = moment;
        this.dirty = new DirtyNights(moment.clock());
    }

    /** Looks at every channel that has such a buffer; returns for how many something began or ended. */
    public int watch() {
        int changed = database.write(handle -> {
            List<Guarded> guarded = list(handle);
            Map<UUID, Exposure.Window> windows = exposure.of(
                    handle, guarded.stream().map(Guarded::connectionId).toList());
            int count = 0;
            for (Guarded one : guarded) {
                boolean slow = isSlow(one, windows.getOrDefault(one.connectionId(), Exposure.Window.NONE));
                if (slow != one.isSlow() && leases.slow(handle, one.connectionId(), slow)) {
                    mark(handle, one);
                    count++;
                }
            }
            return count;
        });
        if (changed > 0) {
            moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
        }
        return changed;
    }

    private boolean isSlow(Guarded one, Exposure.Window window) {
        Instant since = one.since();
        if (since == null) {
            return BEGINS.keptBack(window) > 0;
        }
        return moment.now().isBefore(since.plus(LEAST)) || LASTS.keptBack(window) > 0;
    }

    /** @param since when it became slow, null while it is not */
    private record Guarded(
            UUID connectionId, ZoneId timeZone, @Nullable Instant since) {
        boolean isSlow() {
            return since != null;
        }
    }

    /** Those with such a buffer; one that lost its buffer while it was slow no longer matters and is left as it is. */
    private static List<Guarded> list(Handle handle) {
        return handle.createQuery("""
                select k.connection_id, p.time_zone, case when k.slow then coalesce(k.slow_since, 'epoch') end as since
                from courier k
                join connection c on c.id = k.connection_id join property p on p.id = c.property_id
                where exists (select from channel_rule r
                              where r.connection_id = k.connection_id and r.kind = 'buffer' and r.when_slow)
                order by k.connection_id
                """)
                .map((r, c) -> {
                    Timestamp since = r.getTimestamp("since");
                    return new Guarded(
                            r.getObject("connection_id", UUID.class),
                            ZoneId.of(r.getString("time_zone")),
                            since == null ? null : since.toInstant());
                })
                .list();
    }

    private void mark(Handle handle, Guarded one) {
        LocalDate today = LocalDate.now(moment.clock().withZone(one.timeZone()));
        List<DirtyNights.Mark> marks = new ArrayList<>();
        for (ChannelRule rule : rules.list(handle, one.connectionId())) {
            if (rule.kind() == ChannelRule.Kind.BUFFER && rule.values().whenSlow()) {
                Ranges.clip(
                                new NightRange(today, today.plusDays(ChannelRules.HORIZON_DAYS)),
                                ChannelRules.nights(rule, today))
                        .ifPresent(nights -> rules.types(handle, rule)
                                .forEach(type ->
                                        marks.add(new DirtyNights.Mark(type, nights, DirtyNights.AVAILABILITY, null))));
            }
        }
        dirty.markFor(handle, one.connectionId(), marks, "");
    }
}
