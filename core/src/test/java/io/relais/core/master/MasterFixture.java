package io.relais.core.master;

import io.relais.connector.DoorCall;
import io.relais.connector.HttpAnswer;
import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterCall;
import io.relais.connector.MasterChange;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.inventory.Prices;
import io.relais.vocabulary.NightRange;
import java.util.List;
import java.util.Map;

/** A house whose one hotel is kept by another system; wired by hand, as the container does it in the server. */
final class MasterFixture implements AutoCloseable {
    final FakeMaster other = new FakeMaster();
    final TestHouse house;
    final TestHotel hotel;
    final Masters masters;
    final MasterCalls calls;
    final MasterSales sales;
    final String code;

    MasterFixture() {
        house = TestHouse.open(new FakePartner(), other);
        hotel = house.plan().units(2).open();
        MasterDoors doors = new MasterDoors(house.moment);
        MasterSaleRows rows = new MasterSaleRows(house.moment);
        MasterCatalogue catalogue = new MasterCatalogue(house.database, house.properties);
        masters = new Masters(
                house.database,
                house.properties,
                doors,
                rows,
                new Masters.Outside(
                        house.accounts,
                        house.connections,
                        house.connectors,
                        new Masters.Way(house.partners, house.exchanges, house.events),
                        house.moment));
        calls = new MasterCalls(
                house.database,
                house.connectors,
                doors,
                catalogue,
                new MasterChanges(
                        house.database,
                        house.calendar,
                        catalogue,
                        new MasterRates(house.database, house.calendar, new Prices()),
                        new MasterChanges.Doorway(doors, rows, house.moment)));
        sales = new MasterSales(
                house.database,
                doors,
                rows,
                house.reservations,
                new MasterSales.Way(
                        house.accounts,
                        house.partners,
                        house.connectors,
                        new MasterSales.Book(house.exchanges, house.events, house.moment)));
        code = house.properties.get(hotel.owner, hotel.propertyId).code();
    }

    Masters.Opened open() {
        return masters.open(hotel.owner, hotel.propertyId, FakeMaster.ID, Map.of("key", "secret"));
    }

    HttpAnswer call(String key, MasterCall call) {
        other.calls(call);
        return calls.answer(FakeMaster.ID, new DoorCall("POST", "changes", Map.of("key", key), Map.of(), ""));
    }

    /** Changes that reached the door, and what became of them. */
    MasterAnswer.Applied changes(String key, MasterChange... changes) {
        call(key, new MasterCall.Changes(code, "", List.of(changes)));
        return (MasterAnswer.Applied) other.answered();
    }

    MasterChange free(NightRange nights, int count) {
        return new MasterChange.Free(hotel.typeId.toString(), hotel.planId.toString(), nights, count);
    }

    /** One round of telling, as the routes do it. */
    void tell() {
        sales.due().forEach(sales::tell);
    }

    @Override
    public void close() {
        house.close();
    }
}
