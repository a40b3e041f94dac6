package io.relais.server.console;

import io.relais.core.master.MasterDoor;
import io.relais.core.master.MasterSaleView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other system as it is read.
 *
 * @param endpoint what it calls, below the hub's public address
 * @param code the property as it names it
 * @param refused what of its last call was not taken, in words; empty when all was
 * @param untold sales that it does not know yet, in words; empty for none
 */
public record MasterDoorView(
        String channel,
        String endpoint,
        String code,
        Badge state,
        String called,
        String changed,
        String issued,
        String refused,
        String untold,
        List<Sale> sales) {
    /** What it was told of one sale. */
    public record Sale(String id, String number, String told, Badge state, String fault) {}

    static MasterDoorView of(MasterDoor door, String channel, int untold, List<MasterSaleView> sales, Visit visit) {
        Texts texts = visit.texts();
        ZoneId zone = door.of().timeZone();
        String tone = door.active() ? (door.calledAt() == null ? "info" : "ok") : "attention";
        String state = door.active() ? (door.calledAt() == null ? "waiting" : "working") : door.state();
        return new MasterDoorView(
                channel,
                "/open/" + door.channel() + "/",
                door.propertyCode(),
                new Badge(tone, texts.of("master.state." + state)),
                moment(door.calledAt(), zone, visit),
                moment(door.changedAt(), zone, visit),
                visit.formats().moment(door.keyIssuedAt(), zone),
                door.refused() == 0 ? "" : texts.of("master.refused", door.refused(), door.refusedText()),
                untold == 0 ? "" : texts.of("master.untold", untold),
                sales.stream().map(sale -> sale(sale, zone, visit)).toList());
    }

    private static Sale sale(MasterSaleView sale, ZoneId zone, Visit visit) {
        Texts texts = visit.texts();
        String told = sale.told().isEmpty()
                ? texts.of("master.told.nothing")
                : texts.of("master.told." + sale.told()) + ", " + moment(sale.toldAt(), zone, visit);
        return new Sale(
                sale.reservationId().toString(),
                sale.confirmationNumber(),
                told,
                sale.current()
                        ? new Badge("ok", texts.of("master.sale.current"))
                        : new Badge(sale.fault().isEmpty() ? "info" : "attention", texts.of("master.sale.waiting")),
                sale.faultText());
    }

    private static String moment(@Nullable Instant at, ZoneId zone, Visit visit) {
        return at == null ? visit.texts().of("master.never") : visit.formats().moment(at, zone);
    }
}
