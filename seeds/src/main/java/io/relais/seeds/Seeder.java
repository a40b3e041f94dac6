package io.relais.seeds;

import io.relais.core.access.Principal;
import io.relais.seeds.Seeding.Part;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads the seeds once, through the same use cases as people and programs. A later start finds them, changes nothing and only tells
 * the accounts where the sandbox is now. A first start that was cut short is completed by the next.
 */
@Singleton
public final class Seeder {
    private static final Set<String> NOT_PROPERTIES =
            Set.of("house.yaml", "channels.yaml", "calendars.yaml", "reservations.yaml", "partners.yaml");

    private final Staff staff;
    private final Calendars calendars;
    private final Channels channels;
    private final Trade trade;

    @Inject
    Seeder(Staff staff, Calendars calendars, Channels channels, Trade trade) {
        this.staff = staff;
        this.calendars = calendars;
        this.channels = channels;
        this.trade = trade;
    }

    /**
     * Seeds what is asked for and not there yet.
     *
     * @param folder of the seeds files
     * @throws IllegalArgumentException naming the place in a file that is not as it should be
     */
    public Seeded seed(Path folder, Seeding seeding) {
        Node house = Node.read(folder.resolve("house.yaml"));
        UUID id = SeedIds.organisation(house.node("organisation").text("key"));
        boolean first = calendars.isAbsent(id);
        if (first) {
            staff.saveOrganisation(id, house.node("organisation").text("name"));
        }
        List<House> houses = houses(folder);
        houses.forEach(one -> calendars.seed(id, one));
        // Before the channels: one mark of the whole calendar is enough, and the samples need none of their own.
        if (seeding.has(Part.RESERVATIONS)) {
            trade.desk.seed(Principal.system(id), houses);
            trade.samples.seed(Principal.system(id), Node.read(folder.resolve("reservations.yaml")), todays(houses));
        }
        houses.forEach(one -> trade.tariffs.seed(Principal.system(id), folder, one));
        if (seeding.has(Part.CHANNELS)) {
            channels.seed(id, Node.read(folder.resolve("channels.yaml")), seeding.sandbox());
        }
        if (seeding.reservations() > 0) {
            List<Years.Place> places = houses.stream()
                    .map(one -> new Years.Place(one, calendars.today(one)))
                    .toList();
            trade.years.seed(Principal.system(id), places, seeding.reservations(), seeding.has(Part.CHANNELS));
        }
        String email = house.node("owner").text("email");
        if (seeding.has(Part.PEOPLE) && (first || staff.isNobodyThere())) {
            // The owner comes last: without one nothing can be seen, and the next start begins again here.
            String key = staff.issueKey(id, house.node("apiKey").text("label"));
            return new Seeded(id, email, staff.addOwner(id, house.node("owner")), Optional.of(key));
        }
        return new Seeded(id, email, Optional.empty(), Optional.empty());
    }

    private Map<String, LocalDate> todays(List<House> houses) {
        return houses.stream().collect(Collectors.toMap(House::code, calendars::today));
    }

    private static List<House> houses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !NOT_PROPERTIES.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .map(House::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the seeds folder " + folder + " cannot be read", e);
        }
    }

    /** What the house does once it stands. */
    @Singleton
    static final class Trade {
        private final Desk desk;
        private final Samples samples;
        private final Tariffs tariffs;
        private final Years years;

        @Inject
        Trade(Desk desk, Samples samples, Tariffs tariffs, Years years) {
            this.desk = desk;
            this.samples = samples;
            this.tariffs = tariffs;
            this.years = years;
        }
    }
}
