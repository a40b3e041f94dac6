package io.relais.core.quote;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/**
 * One table of rules.
 *
 * @param save inserts or replaces one row; :property is the property, everything else the binder's
 * @param delete by :property and :code
 * @param list the rules of :properties
 */
record RuleTable<R extends Rule>(
        Class<R> type, String save, String delete, String list, RowMapper<R> mapper, BiConsumer<Update, R> binder) {

    void save(Handle handle, UUID propertyId, Rule rule) {
        R own = type.cast(rule);
        Update update = handle.createUpdate(save)
                .bind("property", propertyId)
                .bind("code", own.code())
                .bind("name", own.name());
        binder.accept(update, own);
        update.execute();
    }

    /** Returns false when there was none. */
    boolean delete(Handle handle, UUID propertyId, String code) {
        return handle.createUpdate(delete)
                        .bind("property", propertyId)
                        .bind("code", code)
                        .execute()
                > 0;
    }

    Map<UUID, List<R>> list(Handle handle, Collection<UUID> propertyIds) {
        return handle
                .createQuery(list)
                .bind("properties", propertyIds.toArray(UUID[]::new))
                .map((r, c) -> Map.entry(r.getObject("property_id", UUID.class), mapper.map(r, c)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static void bind(Update update, Scope scope) {
        update.bind("ratePlans", scope.ratePlanIds().toArray(UUID[]::new))
                .bind("unitTypes", scope.unitTypeIds().toArray(UUID[]::new))
                .bindByType("first", scope.first(), LocalDate.class)
                .bindByType("last", scope.last(), LocalDate.class);
    }

    static Scope scope(ResultSet r) throws SQLException {
        return new Scope(
                List.of((UUID[]) r.getArray("rate_plan_ids").getArray()),
                List.of((UUID[]) r.getArray("unit_type_ids").getArray()),
                r.getObject("first", LocalDate.class),
                r.getObject("last", LocalDate.class));
    }
}
