package io.relais.core.guest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads the guests that share a key with some people, however many people there are, in a fixed number of statements. */
@Singleton
final class Candidates {
    /** More holders of one key than this are not read: such a key says nothing anyway. */
    private static final int HOLDERS_MAX = 20;

    private final GuestRows guests;
    private final OwnAddresses ownAddresses;

    @Inject
    Candidates(GuestRows guests, OwnAddresses ownAddresses) {
        this.guests = guests;
        this.ownAddresses = ownAddresses;
    }

    Map<UUID, Set<String>> own(Handle handle, Collection<UUID> organisationIds) {
        return ownAddresses.of(handle, organisationIds);
    }

    Matching matching(Handle handle, Collection<Matching.Asked> asked) {
        record Hit(Matching.Key key, UUID guestId) {}
        List<Matching.Key> keys = asked.stream()
                .flatMap(person -> person.scoped().stream())
                .distinct()
                .toList();
        List<Hit> hits = handle.createQuery("""
                select k.organisation_id, k.kind, k.value, i.guest_id
                from unnest(:organisations, :kinds, :values) as k(organisation_id, kind, value)
                cross join lateral (
                    select guest_id from guest_identity i
                    where i.organisation_id = k.organisation_id and i.kind = k.kind and i.value = k.value
                    order by guest_id limit :max) i
                """)
                .bind(
                        "organisations",
                        keys.stream().map(Matching.Key::organisationId).toArray(UUID[]::new))
                .bind("kinds", keys.stream().map(key -> key.key().kind().code()).toArray(String[]::new))
                .bind("values", keys.stream().map(key -> key.key().value()).toArray(String[]::new))
                .bind("max", HOLDERS_MAX)
                .map((r, c) -> new Hit(
                        new Matching.Key(
                                r.getObject(1, UUID.class),
                                new IdentityKey(IdentityKey.Kind.ofCode(r.getString(2)), r.getString(3))),
                        r.getObject(4, UUID.class)))
                .list();
        Map<UUID, Guest> roots = roots(handle, hits.stream().map(Hit::guestId).collect(Collectors.toSet()));
        Map<Matching.Key, Map<UUID, Guest>> holders = new HashMap<>();
        hits.forEach(hit -> {
            Guest root = roots.get(hit.guestId());
            if (root != null && !root.erased()) {
                holders.computeIfAbsent(hit.key(), key -> new LinkedHashMap<>()).put(root.id(), root);
            }
        });
        Map<Matching.Key, List<Guest>> known = new HashMap<>();
        holders.forEach((key, found) -> known.put(key, new ArrayList<>(found.values())));
        return new Matching(known);
    }

    /** Who each of these guests turned out to be. */
    Map<UUID, Guest> roots(Handle handle, Set<UUID> ids) {
        Map<UUID, Guest> known = new HashMap<>();
        Set<UUID> missing = ids;
        while (!missing.isEmpty()) {
            guests.byIds(handle, missing).forEach(guest -> known.put(guest.id(), guest));
            missing = known.values().stream()
                    .map(Guest::mergedInto)
                    .filter(id -> id != null && !known.containsKey(id))
                    .collect(Collectors.toSet());
        }
        Map<UUID, Guest> roots = new HashMap<>();
        ids.forEach(id -> {
            Guest guest = known.get(id);
            while (guest != null && guest.mergedInto() != null) {
                guest = known.get(guest.mergedInto());
            }
            if (guest != null) {
                roots.put(id, guest);
            }
        });
        return roots;
    }
}
