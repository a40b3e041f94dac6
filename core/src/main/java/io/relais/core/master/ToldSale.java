package io.relais.core.master;

import io.relais.connector.ContactDetails;
import io.relais.connector.Extra;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetCharge;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.Status;
import io.relais.vocabulary.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reservation in the words in which it is told to a master.
 *
 * @param digest of everything told but the kind
 */
record ToldSale(ReservationMessage message, String digest) {
    /** What the master has to hear, empty when it knows all that matters to it. */
    static Optional<ToldSale> of(
            ReservationSheet sheet, MasterSaleRows.Untold before, String propertyCode, Instant now) {
        Optional<Kind> kind = kind(sheet.row().status(), before.toldKind());
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        ReservationContent content = content(sheet);
        ContactDetails contact = sheet.contact().details();
        String digest = digest(content, contact);
        if (kind.get() == Kind.MODIFIED
                && digest.equals(before.toldDigest())
                && !before.toldKind().equals("cancelled")) {
            return Optional.empty();
        }
        return Optional.of(new ToldSale(
                new ReservationMessage(
                        sheet.row().confirmationNumber(),
                        propertyCode,
                        new Revision(now, sheet.version(), kind.get(), digest),
                        kind.get(),
                        Optional.of(content),
                        Optional.of(contact)),
                digest));
    }

    /** The guest who did not come has taken the nights all the same: the master knows best what it makes of that. */
    private static Optional<Kind> kind(Status status, String told) {
        if (status.holdsNights()) {
            return Optional.of(told.isEmpty() ? Kind.NEW : Kind.MODIFIED);
        }
        return status == Status.NO_SHOW || told.isEmpty() || told.equals("cancelled")
                ? Optional.empty()
                : Optional.of(Kind.CANCELLED);
    }

    /** True when a room of it is not known here, so that it cannot be named to anybody. */
    boolean incomplete() {
        return message.content().orElseThrow().stays().stream()
                .anyMatch(stay -> stay.roomId().isEmpty() || stay.rateId().isEmpty());
    }

    private static ReservationContent content(ReservationSheet sheet) {
        String currency = sheet.row().total().currency();
        List<Extra> extras = Stream.concat(
                        Stream.concat(
                                        sheet.extras().stream(),
                                        sheet.stays().stream().flatMap(stay -> stay.extras().stream()))
                                .filter(extra -> !extra.included()),
                        sheet.charges().stream()
                                .filter(charge -> !charge.included())
                                .map(ToldSale::extra))
                .toList();
        long off = extras.stream()
                .mapToLong(extra -> Math.min(0, extra.total().minor()))
                .sum();
        List<RoomStay> stays = new ArrayList<>();
        for (SheetStay stay : sheet.stays()) {
            List<NightPrice> nights = nights(stay, -off);
            off += stay.total().minor()
                    - nights.stream().mapToLong(night -> night.price().minor()).sum();
            stays.add(room(stay, nights));
        }
        return new ReservationContent(
                stays,
                sheet.row().total(),
                Money.zero(currency),
                extras.stream().filter(extra -> extra.total().minor() > 0).toList(),
                sheet.remarks(),
                ReservationContent.Guarantee.NONE,
                sheet.row().channelName().isEmpty()
                        ? sheet.row().channel()
                        : sheet.row().channelName());
    }

    private static Extra extra(SheetCharge charge) {
        return new Extra(charge.name(), charge.kind().code(), charge.amount(), false);
    }

    private static RoomStay room(SheetStay stay, List<NightPrice> nights) {
        return new RoomStay(
                stay.id().toString(),
                stay.unitTypeId() == null ? "" : stay.unitTypeId().toString(),
                stay.ratePlanId() == null ? "" : stay.ratePlanId().toString(),
                stay.dates(),
                stay.occupancy(),
                nights,
                List.of(),
                new Money(
                        nights.stream()
                                .mapToLong(night -> night.price().minor())
                                .sum(),
                        stay.total().currency()),
                stay.guestName(),
                stay.mealPlan(),
                stay.remarks());
    }

    /**
     * One price per night. A total without nights is spread evenly, what does not divide goes to the first nights. A reduction has no
     * line of its own in bookings, so it comes off the nights, the first ones first; never below nothing.
     */
    private static List<NightPrice> nights(SheetStay stay, long off) {
        List<LocalDate> dates = stay.dates().dates().toList();
        String rate = stay.ratePlanId() == null ? "" : stay.ratePlanId().toString();
        boolean priced = stay.nightAmounts().size() == dates.size();
        long total = stay.total().minor();
        long left = off;
        List<NightPrice> nights = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            long amount = priced
                    ? stay.nightAmounts().get(i).minor()
                    : total / dates.size() + (i < total % dates.size() ? 1 : 0);
            long taken = Math.min(Math.max(0, amount), left);
            left -= taken;
            nights.add(new NightPrice(
                    dates.get(i), new Money(amount - taken, stay.total().currency()), rate));
        }
        return nights;
    }

    private static String digest(ReservationContent content, ContactDetails contact) {
        String stays = content.stays().stream()
                .map(stay -> Stream.of(
                                stay.externalId(),
                                stay.roomId(),
                                stay.dates(),
                                stay.occupancy(),
                                stay.nights(),
                                stay.guestName(),
                                stay.remarks())
                        .map(String::valueOf)
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
        String whole = String.join(
                "\n",
                stays,
                content.total().toString(),
                content.extras().toString(),
                content.remarks(),
                contact.firstName(),
                contact.lastName(),
                contact.email(),
                contact.phone(),
                contact.company(),
                contact.address(),
                contact.postCode(),
                contact.city(),
                contact.countryCode(),
                contact.language());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
