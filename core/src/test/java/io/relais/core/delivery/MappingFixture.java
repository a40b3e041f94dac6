package io.relais.core.delivery;

import io.relais.core.TestHouse;
import io.relais.core.connection.AccountManifests;
import io.relais.core.connection.PartnerProducts;
import io.relais.core.inventory.BulkChanges;
import io.relais.core.inventory.BulkRows;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.ChannelBulk;
import io.relais.core.inventory.Prices;
import io.relais.core.reservation.FirstActivation;
import io.relais.core.reservation.Importing;

/** Wires mapping, activation and bulk changes by hand, as the container does it in the server. */
public final class MappingFixture {
    public final Connecting connecting;
    public final Mappings mappings;
    public final FirstPush push;
    public final FirstActivation activation;
    public final BulkChanges bulk;
    public final ChannelCalendar calendar;

    public MappingFixture(TestHouse house) {
        AccountManifests manifests = new AccountManifests(house.accounts, house.connectors);
        Rehearsal rehearsal = new Rehearsal(
                house.deliveryParts.desired, house.deliveryParts.pages, house.connectors, manifests, house.moment);
        MappingDesk desk = new MappingDesk(
                house.properties,
                house.accounts,
                new MappingDesk.Line(manifests, house.connectors, house.partners, house.exchanges),
                house.events,
                house.moment);
        PartnerProducts products = new PartnerProducts();
        connecting = new Connecting(
                house.database,
                house.accounts,
                house.connections,
                house.channels,
                new Connecting.Parts(
                        desk,
                        house.connectors,
                        new Trial(house.connectors, house.partners, house.exchanges),
                        products,
                        house.dirtyNights,
                        new Leases(house.clock)));
        mappings = new Mappings(house.database, house.connections, products, rehearsal, desk);
        push = new FirstPush(house.database, mappings, house.connections, rehearsal, desk);
        activation = Importing.activation(house, push);
        bulk = new BulkChanges(
                house.database,
                new Prices(),
                new BulkRows(),
                new BulkChanges.Desk(
                        house.properties,
                        house.dirtyNights,
                        new Calendar.Chronicle(house.properties, house.events, house.moment),
                        house.moment),
                new ChannelBulk(
                        house.deliveryParts.channelRules,
                        house.channels,
                        house.deliveryParts.dryRun,
                        house.connectors));
        calendar =
                new ChannelCalendar(house.database, house.channels, rehearsal, house.deliveryParts.pages, house.moment);
    }
}
