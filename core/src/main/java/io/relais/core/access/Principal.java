package io.relais.core.access;

import io.relais.core.event.Actor;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, and the bounds of what they see. Every use case takes one; no query crosses the organisation.
 *
 * @param propertyIds the properties they may see; empty = all of the organisation
 * @param actor who goes into the history
 */
public record Principal(
        UUID organisationId, List<UUID> propertyIds, Set<Permission> permissions, Actor actor, String language) {
    public Principal {
        propertyIds = List.copyOf(propertyIds);
        permissions = Set.copyOf(permissions);
    }

    /** The house acting for one organisation, with every permission. */
    public static Principal system(UUID organisationId) {
        return new Principal(organisationId, List.of(), EnumSet.allOf(Permission.class), Actor.SYSTEM, "en");
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Throws {@link ProblemCode#NOT_ALLOWED} when the permission is missing. */
    public void need(Permission permission) {
        if (!may(permission)) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, permission.code());
        }
    }

    /** True when every property of the organisation is visible. */
    public boolean seesAll() {
        return propertyIds.isEmpty();
    }

    public boolean sees(UUID propertyId) {
        return propertyIds.isEmpty() || propertyIds.contains(propertyId);
    }
}
