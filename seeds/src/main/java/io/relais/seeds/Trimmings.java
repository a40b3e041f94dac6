package io.relais.seeds;

import io.relais.core.access.Principal;
import io.relais.core.guest.Identification;
import io.relais.core.property.CustomFields;
import io.relais.core.reservation.Administration;
import io.relais.core.reservation.Administrations;
import io.relais.core.reservation.Groups;
import io.relais.core.reservation.Loading;
import io.relais.core.reservation.PastTaking;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Takings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** What surrounds many reservations: groups before they are kept; money, answers at the desk and guests afterwards. */
@Singleton
final class Trimmings {
    private static final long SEED = 20_270_421L;
    private static final int AT_ONCE = 10_000;
    /** Of so many days with several arrivals, one sees a group. */
    private static final int GROUP_EVERY = 20;

    private static final int GROUP_MAX = 6;
    private static final int ANSWERED = 60;
    private static final List<String> OCCASIONS = List.of("Wedding ", "Family ", "Reunion ", "Seminar ");
    private static final String CAMPSITE = "pins";

    private final Takings takings;
    private final Administrations administrations;
    private final CustomFields fields;
    private final Groups groups;
    private final Identification identification;

    @Inject
    Trimmings(
            Takings takings,
            Administrations administrations,
            CustomFields fields,
            Groups groups,
            Identification identification) {
        this.takings = takings;
        this.administrations = administrations;
        this.fields = fields;
        this.groups = groups;
        this.identification = identification;
    }

    private record Day(UUID property, LocalDate arrival) {}

    /** The same reservations, some of one day together in a group. */
    List<Loading.Finished> grouped(Principal principal, List<Loading.Finished> all) {
        Random random = new Random(SEED);
        Map<Day, List<Integer>> days = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Loading.Finished one = all.get(i);
            if (one.status().holdsNights() && one.origin().source() != Source.CHANNEL) {
                Day day = new Day(one.sold().propertyId(), one.sold().dates().arrival());
                days.computeIfAbsent(day, d -> new ArrayList<>()).add(i);
            }
        }
        List<Loading.Finished> grouped = new ArrayList<>(all);
        days.forEach((day, members) -> {
            if (members.size() > 1 && random.nextInt(GROUP_EVERY) == 0) {
                String name = OCCASIONS.get(random.nextInt(OCCASIONS.size()))
                        + all.get(members.getFirst()).contact().lastName();
                UUID group = groups.create(principal, day.property(), name).id();
                members.stream()
                        .limit(2L + random.nextInt(GROUP_MAX - 1))
                        .forEach(i -> grouped.set(i, all.get(i).in(group)));
            }
        });
        return grouped;
    }

    /**
     * Adds to reservations that were kept.
     *
     * @param ids in the order of the reservations
     * @param todays by property
     */
    void add(Principal principal, List<UUID> ids, List<Loading.Finished> all, Map<UUID, LocalDate> todays) {
        Payments payments = new Payments(new Random(SEED));
        List<PastTaking> past = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            LocalDate today =
                    Objects.requireNonNull(todays.get(all.get(i).sold().propertyId()));
            past.addAll(payments.of(ids.get(i), all.get(i), today));
        }
        for (int i = 0; i < past.size(); i += AT_ONCE) {
            takings.bring(principal, past.subList(i, Math.min(i + AT_ONCE, past.size())));
        }
        answer(principal, ids, all, todays);
        while (identification.run() > 0) {}
    }

    /** The next arrivals at the campsite have told what they come with. */
    private void answer(Principal principal, List<UUID> ids, List<Loading.Finished> all, Map<UUID, LocalDate> todays) {
        UUID campsite = SeedIds.property(CAMPSITE);
        LocalDate today = todays.get(campsite);
        if (today == null || fields.list(principal, campsite).isEmpty()) {
            return;
        }
        Random random = new Random(SEED);
        int answered = 0;
        for (int i = 0; i < ids.size() && answered < ANSWERED; i++) {
            Loading.Sold sold = all.get(i).sold();
            if (sold.propertyId().equals(campsite)
                    && all.get(i).status().holdsNights()
                    && !sold.dates().arrival().isBefore(today)) {
                answered++;
                administrations.answer(principal, ids.get(i), answers(random), version -> {});
                String plate = "AB-" + (100 + random.nextInt(900)) + "-CD";
                administrations.edit(
                        principal,
                        ids.get(i),
                        before -> new Administration(
                                before.paymentMethod(),
                                before.language(),
                                before.invoiceNotes(),
                                List.of(plate),
                                before.arrivalTime()),
                        version -> {});
            }
        }
    }

    private static Map<String, String> answers(Random random) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("electricity", List.of("6 A", "10 A", "16 A").get(random.nextInt(3)));
        answers.put("caravan", String.valueOf(4 + random.nextInt(5)));
        return answers;
    }
}
