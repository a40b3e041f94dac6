package io.relais.core.delivery;

import io.relais.core.connection.AccountManifests;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Partners;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.event.Events;
import io.relais.core.property.Properties;
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
    public final ChannelRules channelRules;
    public final ProductPauses pauses;
    public final Retries retries;
    public final AsOf asOf;
    public final DryRun dryRun;
    public final Differences differences;
    public final Explain explain;
    public final ChannelLog log;
    final Leases leases;
    final ChannelPages pages;
    final RuleRows rules;
    final Desired desired;
    final Comparison comparison;
    final Observations observations;

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
        AccountManifests manifests = new AccountManifests(parts.accounts(), parts.connectors());
        leases = new Leases(moment.clock());
        exposure = new Exposure(database, moment.clock());
        deliveries = new Deliveries(database, exposure, moment.clock());
        DirtyNights dirty = new DirtyNights(moment.clock());
        Troubles troubles = new Troubles(parts.connectors(), moment.clock());
        pages = new ChannelPages();
        Properties properties = new Properties(database);
        log = new ChannelLog(database, moment.clock());
        rules = new RuleRows();
        desired = new Desired(new SupplyRows(), rules);
        comparison = new Comparison(pages);
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
        ProductPauses.Notes notes = new ProductPauses.Notes(new Events(database), moment);
        pauses = new ProductPauses(database, channels, pages, dirty, notes);
        retries = new Retries(database, pages, dirty, rules, new Retries.FirstWait(60), moment);
        observations = new Observations(pages, log, moment.clock());
        asOf = new AsOf(database, log, channels);
        channelRules =
                new ChannelRules(database, channels, properties, rules, new ChannelRules.Chronicle(notes, dirty));
        DryRun.Partners partners = new DryRun.Partners(parts.connectors(), manifests, moment.clock());
        differences = new Differences(database, properties, desired, comparison, partners);
        explain = new Explain(
                database,
                channels,
                pages,
                log,
                new Explain.Making(manifests, properties, rules, new Events(database), moment.clock()));
        dryRun = new DryRun(database, properties, desired, dirty, partners);
        courier = new Courier(
                database,
                leases,
                new Packing(
                        dirty,
                        desired,
                        comparison,
                        new Sending(pages, log, new StayPrices(), deliveries, moment.clock()),
                        new Packing.Context(parts.connectors(), manifests, moment.ids(), moment.clock())),
                new Settling(dirty, new Verdicts(pages, log, retries, pauses, moment), deliveries, leases),
                new Courier.Way(
                        parts.accounts(),
                        parts.partners(),
                        parts.connectors(),
                        new Courier.Kept(exchanges, deliveries),
                        moment.wakeups()));
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
