package io.relais.core;

import io.relais.connector.AriChange;
import io.relais.connector.Observation;
import io.relais.connector.ReadsBack;
import io.relais.connector.Session;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The same partner, which also tells what it holds; of restrictions only whether the night is closed. */
public final class ReadablePartner extends FakePartner implements ReadsBack {
    private final List<NightRange> asked = new CopyOnWriteArrayList<>();

    @Override
    public int nightsPerObservation() {
        return 31;
    }

    /** The nights it was asked about; forgets them. */
    public List<NightRange> takeAsked() {
        List<NightRange> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    @Override
    public Observation observe(Session session, String remotePropertyId, String currency, NightRange nights) {
        asked.add(nights);
        List<AriChange> values = new ArrayList<>();
        calendar().forEach((key, value) -> {
            String[] parts = key.split("/", -1);
            LocalDate night = LocalDate.parse(parts[4]);
            if (parts[0].equals(remotePropertyId) && nights.contains(night)) {
                values.add(change(parts, NightRange.of(night), value, currency));
            }
        });
        return new Observation(values);
    }

    private static AriChange change(String[] parts, NightRange night, long value, String currency) {
        String kind = parts[1];
        if (kind.equals("availability")) {
            return new AriChange.Availability(parts[2], night, (int) value);
        }
        if (kind.equals("closed")) {
            return new AriChange.Restricted(
                    parts[2], parts[3], night, new Restriction(1, 1, 0, value == 1, false, false));
        }
        int people = Integer.parseInt(kind.substring("price".length()));
        return new AriChange.Price(parts[2], parts[3], night, people, new Money(value, currency));
    }
}
