package io.relais.core.guest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who somebody may be, among guests that share a key with them. Points: e-mail 60, telephone 45, birth date with name 50, name 35,
 * at most 100. Only e-mail and name together are certain. A key under which four or more different names go says nothing: it is an
 * agency's, a company's or a family's.
 */
final class Matching {
    private static final int NAMES_MAX = 3;
    private static final int SCORE_MAX = 100;
    private static final Comparator<GuestMatch> LIKELIEST = Comparator.comparing(GuestMatch::certain)
            .thenComparing(GuestMatch::score)
            .reversed()
            .thenComparing(match -> match.guest().createdAt())
            .thenComparing(match -> match.guest().id());

    private final Map<Key, List<Guest>> known;

    /** A key within an organisation. */
    record Key(UUID organisationId, IdentityKey key) {}

    /** Who is looked for. */
    record Asked(UUID organisationId, String name, List<IdentityKey> keys) {
        /** Somebody with these details, without the addresses of the house itself. */
        static Asked of(UUID organisationId, GuestDetails details, Set<String> own) {
            return new Asked(
                    organisationId,
                    details.name(),
                    IdentityKey.of(details).stream()
                            .filter(key ->
                                    key.kind() != IdentityKey.Kind.EMAIL || !OwnAddresses.holds(own, key.value()))
                            .toList());
        }

        List<Key> scoped() {
            return keys.stream().map(key -> new Key(organisationId, key)).toList();
        }
    }

    Matching(Map<Key, List<Guest>> known) {
        this.known = known;
    }

    /** A guest made since the others were read. */
    void add(Guest guest) {
        IdentityKey.of(guest.details())
                .forEach(key -> known.computeIfAbsent(new Key(guest.organisationId(), key), k -> new ArrayList<>())
                        .add(guest));
    }

    /** The likeliest first. */
    List<GuestMatch> find(Asked asked) {
        Map<UUID, Guest> guests = new LinkedHashMap<>();
        Map<UUID, Set<IdentityKey.Kind>> shared = new LinkedHashMap<>();
        for (Key key : asked.scoped()) {
            List<Guest> holders = known.getOrDefault(key, List.of());
            if (isNobodys(holders, asked.name())) {
                continue;
            }
            for (Guest guest : holders) {
                guests.put(guest.id(), guest);
                shared.computeIfAbsent(guest.id(), id -> EnumSet.noneOf(IdentityKey.Kind.class))
                        .add(key.key().kind());
            }
        }
        return guests.values().stream()
                .map(guest -> match(asked.name(), guest, shared.getOrDefault(guest.id(), Set.of())))
                .sorted(LIKELIEST)
                .toList();
    }

    private static boolean isNobodys(List<Guest> holders, String name) {
        Set<String> names = new HashSet<>();
        names.add(Names.key(name));
        holders.forEach(guest -> names.add(Names.key(guest.name())));
        return names.size() > NAMES_MAX && clusters(holders, name) > NAMES_MAX;
    }

    /** Different names, where those that agree count once. */
    private static int clusters(List<Guest> holders, String name) {
        List<String> different = new ArrayList<>(List.of(name));
        holders.stream()
                .map(Guest::name)
                .filter(other -> different.stream()
                        .noneMatch(seen -> Names.key(seen).equals(Names.key(other)) || Names.agree(seen, other)))
                .forEach(different::add);
        return different.size();
    }

    private static GuestMatch match(String name, Guest guest, Set<IdentityKey.Kind> shared) {
        boolean named = Names.agree(name, guest.name());
        List<String> reasons = new ArrayList<>();
        int score = named ? 35 : 0;
        for (IdentityKey.Kind kind : shared) {
            score += switch (kind) {
                case EMAIL -> 60;
                case PHONE -> 45;
                case BIRTH -> 50;
            };
            reasons.add(
                    switch (kind) {
                        case EMAIL -> "email";
                        case PHONE -> "phone";
                        case BIRTH -> "birth-date";
                    });
        }
        reasons.add(named ? "name" : "other-name");
        return new GuestMatch(
                guest, Math.min(SCORE_MAX, score), reasons, named && shared.contains(IdentityKey.Kind.EMAIL));
    }
}
