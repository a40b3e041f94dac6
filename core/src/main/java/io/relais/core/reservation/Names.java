package io.relais.core.reservation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Names of unit types, rate plans, units and groups, as a person reads them. */
record Names(Map<UUID, String> byId) {
    /** What the changes need to be told; asks nothing where no such name changed. */
    static Names ofChanged(Handle handle, List<Change> changes) {
        Set<UUID> ids = new HashSet<>();
        for (Change change : changes) {
            Entry before = change.before();
            if (before == null) {
                continue;
            }
            Set<UUID> had = ids(before).collect(Collectors.toSet());
            Set<UUID> has = ids(change.after()).collect(Collectors.toSet());
            had.stream().filter(id -> !has.contains(id)).forEach(ids::add);
            has.stream().filter(id -> !had.contains(id)).forEach(ids::add);
            if (!ids.isEmpty()) {
                ids.addAll(had);
                ids.addAll(has);
            }
        }
        return of(handle, ids);
    }

    static Names of(Handle handle, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return new Names(Map.of());
        }
        return new Names(handle
                .createQuery("""
                        select id, name from unit_type where id = any(:ids)
                        union all select id, name from rate_plan where id = any(:ids)
                        union all select id, name from unit where id = any(:ids)
                        union all select id, name from reservation_group where id = any(:ids)
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .map((r, c) -> Map.entry(r.getObject(1, UUID.class), r.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Everything in the entry that has a name. */
    static Stream<UUID> ids(Entry entry) {
        return Stream.concat(
                        Stream.of(entry.row().terms()).map(Terms::groupId),
                        entry.stays().stream()
                                .flatMap(stay -> Stream.of(stay).<@Nullable UUID>mapMulti((s, next) -> {
                                    next.accept(s.unitTypeId());
                                    next.accept(s.ratePlanId());
                                    next.accept(s.unitId());
                                })))
                .filter(Objects::nonNull);
    }

    String of(@Nullable UUID id) {
        return id == null ? "" : byId.getOrDefault(id, "");
    }
}
