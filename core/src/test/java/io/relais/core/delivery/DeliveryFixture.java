package io.relais.core.delivery;

import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Partners;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.event.Events;
import java.util.List;

/** Wires this package by hand, as the container does it in the server. */
public final class DeliveryFixture {
    public final Courier courier;
    public final Channels channels;
    public final Deliveries deliveries;
    public final Lag lag;
    public final Exposure exposure;
    public final Alarms alarms;
    public final TestMailbox mailbox = new TestMailbox();
    final Leases leases;

    /** What the package is wired to. */
    public record Parts(
            Database database,
            Moment moment,
            Connectors connectors,
            Accounts accounts,
            Partners partners,
            Connections connections) {}

    public DeliveryFixture(Parts parts) {
        Database database = parts.database();
        Moment moment = parts.moment();
        Exchanges exchanges = new Exchanges(database, moment.ids());
        leases = new Leases(moment.clock());
        exposure = new Exposure(database, moment.clock());
        deliveries = new Deliveries(database, exposure, moment.clock());
        DirtyNights dirty = new DirtyNights(moment.clock());
        Troubles troubles = new Troubles(parts.connectors(), moment.clock());
        ChannelPages pages = new ChannelPages();
        courier = new Courier(
                database,
                leases,
                new Packing(
                        dirty,
                        new Desired(),
                        pages,
                        deliveries,
                        new Packing.Context(parts.connectors(), moment.ids(), moment.clock())),
                new Settling(dirty, pages, deliveries, leases),
                new Courier.Way(
                        parts.accounts(),
                        parts.partners(),
                        parts.connectors(),
                        new Courier.Kept(exchanges, deliveries),
                        moment.wakeups()));
        channels = new Channels(
                database,
                parts.accounts(),
                parts.connections(),
                exchanges,
                new Channels.Notes(
                        parts.connectors(),
                        leases,
                        new Channels.Measures(exposure, troubles),
                        new Events(database),
                        moment));
        lag = new Lag(database, exposure, moment.clock());
        alarms = new Alarms(database, troubles, new AlarmRows(parts.connectors(), moment), mailbox, moment.wakeups());
    }

    /** One full round for every connection whose turn it is; returns the packets that had something to say. */
    public List<Packet> round() {
        return courier.take().stream()
                .map(courier::pack)
                .peek(packet -> courier.settle(courier.send(packet)))
                .filter(packet -> !packet.letters().isEmpty())
                .toList();
    }
}
