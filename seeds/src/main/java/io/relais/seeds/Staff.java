package io.relais.seeds;

import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Permission;
import io.relais.core.access.Role;
import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Seeds who may sign in and the key of the demo's programs; both secrets are random and told once. */
@Singleton
final class Staff {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without characters that look alike: the password is read from a terminal and typed. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 16;
    private static final int GROUP = 4;

    private final People people;
    private final ApiKeys apiKeys;

    @Inject
    Staff(People people, ApiKeys apiKeys) {
        this.people = people;
        this.apiKeys = apiKeys;
    }

    void saveOrganisation(UUID id, String name) {
        people.saveOrganisation(id, name);
    }

    boolean isNobodyThere() {
        return people.isEmpty();
    }

    /** The new owner's password, empty when somebody has that e-mail already. */
    Optional<String> addOwner(UUID organisationId, Node owner) {
        String password = password();
        try {
            people.add(organisationId, owner.text("email"), owner.text("name"), Role.OWNER, password);
            return Optional.of(password);
        } catch (RuntimeException e) {
            if (Database.brokenConstraint(e).equals("person_email_key")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A key with every scope. One of a first start that was cut short ends, because nobody was told it. */
    String issueKey(UUID organisationId, String label) {
        apiKeys.revoke(organisationId, label);
        return apiKeys.issue(organisationId, label, EnumSet.allOf(Permission.class), List.of());
    }

    private static String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
