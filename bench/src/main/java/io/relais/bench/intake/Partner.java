package io.relais.bench.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invents what Booking.com would deliver: new reservations for two properties of an account, spread over unit types and dates, and
 * some modifications of earlier ones. The same seed invents the same.
 */
final class Partner {
    static final int PULL_SIZE = 20;
    static final int CHANGES_PER_PULL = 2;
    private static final int NIGHTS_MAX = 7;
    private static final int TWO_ROOMS_IN = 6;
    private static final List<String> FIRST_NAMES =
            List.of("Élodie", "Łukasz", "健太", "فاطمة", "Søren", "Ольга", "Anna");
    private static final List<String> LAST_NAMES =
            List.of("Marchand", "Brzęczyszczykiewicz", "山田", "الصباح", "Østergaard", "Шевченко", "van der Heijden");

    private final SplittableRandom random;
    private final LocalDate firstNight;
    private final Instant start;
    private long number = 4_000_000_000L;
    private long second;

    Partner(long seed, LocalDate firstNight, Instant start) {
        this.random = new SplittableRandom(seed);
        this.firstNight = firstNight;
        this.start = start;
    }

    /** Everything that a reservation needs to be told again with a change. */
    private record Told(long number, int account, int property, int rooms, Instant created) {}

    /** Pulls for the accounts in turn; each reservation comes once as new, some once more as modified. */
    List<Pull> pulls(int count, int firstAccount) {
        List<Pull> pulls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pulls.add(pull((firstAccount + i) % Village.ACCOUNTS));
        }
        return pulls;
    }

    private Pull pull(int account) {
        OtaText fresh = OtaText.fresh();
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < PULL_SIZE - CHANGES_PER_PULL; i++) {
            Told one = new Told(
                    ++number,
                    account,
                    Village.property(account, random.nextInt(2)),
                    random.nextInt(TWO_ROOMS_IN) == 0 ? 2 : 1,
                    start.plusSeconds(++second));
            told.add(one);
            fresh.add(reservation(one, one.created(), "Commit"));
        }
        OtaText changes = OtaText.changes();
        for (int i = 0; i < CHANGES_PER_PULL; i++) {
            Told one = told.get(random.nextInt(told.size() / CHANGES_PER_PULL) * CHANGES_PER_PULL + i);
            changes.add(reservation(one, start.plusSeconds(++second), "Modify"));
        }
        return new Pull(account, fresh.end(), changes.end());
    }

    private OtaText.Reservation reservation(Told told, Instant changed, String status) {
        LocalDate arrival = firstNight.plusDays(random.nextInt(Village.NIGHTS));
        int nights = 1 + random.nextInt(NIGHTS_MAX);
        List<OtaText.Room> rooms = new ArrayList<>();
        for (int i = 0; i < told.rooms(); i++) {
            rooms.add(new OtaText.Room(
                    told.number() + "" + i,
                    Village.roomCode(told.property(), random.nextInt(Village.ROOMS)),
                    Village.rateCode(random.nextInt(Village.RATES)),
                    arrival,
                    nights,
                    5_000 + random.nextInt(20_000)));
        }
        return new OtaText.Reservation(
                Long.toString(told.number()),
                Village.hotelCode(told.account(), told.property()),
                status,
                told.created(),
                changed,
                FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())),
                LAST_NAMES.get(random.nextInt(LAST_NAMES.size())),
                rooms);
    }
}
