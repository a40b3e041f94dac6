package io.relais.connector.ical;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar's names of time zones mean: IANA's, also behind a vendor's prefix; those of Windows; Outlook's "(UTC+01:00) …"; else what
 * the calendar itself says of the zone, where that is simple. iCal4j's own registry is not asked: feeds share it, and one can exhaust it.
 */
final class Zones {
    private static final Set<String> IANA = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int OFFSET_FROM = 4;
    private static final int OFFSET_TO = 10;

    private final Map<String, ZoneDraft> explained = new HashMap<>();
    private final Map<String, Optional<ZoneId>> known = new HashMap<>();

    Zones(List<ZoneDraft> drafts) {
        drafts.forEach(draft -> explained.putIfAbsent(draft.id(), draft));
    }

    /** The zone of that name; null when nobody knows it. */
    @Nullable
    ZoneId find(String name) {
        Optional<ZoneId> zone = known.get(name);
        if (zone == null) {
            // Nobody has events in hundreds of zones; the rest is not looked up.
            zone = known.size() < Limits.TIME_ZONES ? resolve(name) : Optional.empty();
            known.put(name, zone);
        }
        return zone.orElse(null);
    }

    private Optional<ZoneId> resolve(String name) {
        return usual(name).or(() -> windows(name)).or(() -> outlook(name)).or(() -> explained(name));
    }

    /** As {@code Europe/Paris} or {@code /freeassociation.sourceforge.net/Tzfile/Europe/Paris}. */
    private static Optional<ZoneId> usual(String name) {
        Optional<ZoneId> zone = of(name);
        int from = name.indexOf('/');
        for (int parts = 0; zone.isEmpty() && from >= 0 && parts < Limits.DEPTH; parts++) {
            String rest = name.substring(from + 1);
            zone = rest.indexOf('/') > 0 ? of(rest) : Optional.empty();
            from = name.indexOf('/', from + 1);
        }
        return zone;
    }

    private static Optional<ZoneId> of(String name) {
        return IANA.contains(name) || Stream.of("UTC", "GMT", "+", "-").anyMatch(name::startsWith)
                ? parsed(name)
                : Optional.empty();
    }

    private static Optional<ZoneId> parsed(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty(); // a stranger's own name
        }
    }

    private static Optional<ZoneId> windows(String name) {
        return Optional.ofNullable(WindowsZones.NAMES.get(name)).flatMap(Zones::of);
    }

    /** Its distance from UTC is that of winter; for nights an hour rarely matters. */
    private static Optional<ZoneId> outlook(String name) {
        if (!name.startsWith("(UTC") && !name.startsWith("(GMT")) {
            return Optional.empty();
        }
        if (name.startsWith(")", OFFSET_FROM)) {
            return Optional.of(ZoneOffset.UTC);
        }
        return name.length() > OFFSET_TO && name.charAt(OFFSET_TO) == ')'
                ? of(name.substring(OFFSET_FROM, OFFSET_TO))
                : Optional.empty();
    }

    private Optional<ZoneId> explained(String name) {
        ZoneDraft draft = explained.get(name);
        if (draft == null) {
            return Optional.empty();
        }
        return usual(draft.location()).or(() -> Optional.ofNullable(draft.offset()));
    }
}
