package io.relais.core.delivery;

import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Looks for what no change would bring up: products mapped just now, of which the partner knows nothing yet, and the nights that
 * enter a partner's horizon with each new day, and refused values whose next try is due. It only marks; the courier sends what really differs.
 */
@Singleton
public final class Lookout {
    /** More than one, so that a hub that slept over a weekend leaves no hole. */
    private static final int EDGE_NIGHTS = 7;

    private final Database database;
    private final DirtyNights dirty;
    private final Connectors connectors;
    private final Retries retries;
    private final Moment moment;

    @Inject
    public Lookout(Database database, DirtyNights dirty, Connectors connectors, Retries retries, Moment moment) {
        this.database = database;
        this.dirty = dirty;
        this.connectors = connectors;
        this.retries = retries;
        this.moment = moment;
    }

    /**
     * Marks the whole horizon of connections that have a mapped product never told to the partner; returns how many. Lets refused
     * values be tried again whose time has come.
     */
    public int lookForUntold() {
        retries.retry();
        return mark("""
                and exists (
                    select from mapping m
                    where m.connection_id = c.id
                      and exists (select from night n where n.unit_type_id = m.unit_type_id and n.night >= :today)
                      and not exists (select from channel_page g
                                      where g.connection_id = c.id and g.remote_room_id = m.remote_room_id
                                        and g.remote_rate_id = m.remote_rate_id)
                      and not exists (select from dirty_nights d
                                      where d.connection_id = c.id and d.unit_type_id = m.unit_type_id))
                """, true);
    }

    /** Marks the far end of every connection's horizon; returns for how many connections. */
    public int lookAtTheEdge() {
        return mark("and cast(:today as date) is not null", false);
    }

    private int mark(String condition, boolean whole) {
        int marked = database.write(handle -> {
            List<Far> found = list(handle, condition);
            for (Far connection : found) {
                NightRange horizon =
                        connectors.manifest(connection.channel()).horizon(connection.timeZone(), moment.now());
                LocalDate first = whole ? horizon.first() : horizon.last().minusDays(EDGE_NIGHTS - 1L);
                dirty.markAll(handle, connection.id(), new NightRange(first, horizon.last()), false);
            }
            return found.size();
        });
        if (marked > 0) {
            moment.wakeups().wake(Topic.NIGHTS);
        }
        return marked;
    }

    private record Far(UUID id, String channel, ZoneId timeZone) {}

    private List<Far> list(Handle handle, String condition) {
        return handle.createQuery("""
                select c.id, a.channel, p.time_zone
                from connection c
                join account a on a.id = c.account_id and a.state = 'active'
                join property p on p.id = c.property_id
                where c.state = 'active'
                """ + condition)
                .bind("today", LocalDate.ofInstant(moment.now(), ZoneId.of("UTC")))
                .map((r, c) -> new Far(
                        r.getObject("id", UUID.class), r.getString("channel"), ZoneId.of(r.getString("time_zone"))))
                .list();
    }
}
