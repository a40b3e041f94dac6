package io.relais.core.access;

import io.relais.core.data.Database;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.OrganisationEvents;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Who works for an organisation and as what. An organisation always keeps one owner who can sign in, and only owners make owners. */
@Singleton
public final class Staff {
    private static final int PASSWORD_MIN = 12;
    private static final int TEXT_MAX = 200;
    private static final int ONE_TIME_LENGTH = 16;
    private static final int GROUP = 4;
    /** Without characters that look alike: it is read aloud or copied by hand. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final People people;
    private final OrganisationEvents events;

    @Inject
    public Staff(Database database, People people, OrganisationEvents events) {
        this.database = database;
        this.people = people;
        this.events = events;
    }

    /**
     * Somebody of the organisation.
     *
     * @param active whether they may sign in
     */
    public record Member(Person person, boolean active) {}

    /** Somebody to be added; without a password one is made up. */
    public record NewMember(String email, String name, Role role, String password) {
        @Override
        public String toString() {
            return "NewMember(redacted)";
        }
    }

    /**
     * Somebody with their password, which is told this once.
     *
     * @param password empty when the caller chose it
     */
    public record Welcome(Person person, String password) {
        @Override
        public String toString() {
            return "Welcome(redacted)";
        }
    }

    /** Everybody, those who left last. */
    public List<Member> list(Principal principal) {
        principal.need(Permission.SETTINGS_WRITE);
        return database.read(handle -> members(handle, principal));
    }

    /**
     * Adds somebody.
     *
     * @throws Problem PERSON_EMAIL_TAKEN, PASSWORD_WEAK below 12 characters, OWNERS_ONLY, VALUE_MISSING, VALUE_INVALID, TEXT_INVALID
     */
    public Welcome add(Principal principal, NewMember wanted) {
        principal.need(Permission.SETTINGS_WRITE);
        String email = Limits.required("email", wanted.email(), TEXT_MAX);
        if (!EMAIL.matcher(email).matches()) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "email", "name@domain");
        }
        String name = Limits.required("name", wanted.name(), TEXT_MAX).replace('\n', ' ');
        boolean chosen = !wanted.password().isEmpty();
        String password = chosen ? strong(wanted.password()) : oneTime();
        database.read(handle -> refuseNonOwner(handle, principal, wanted.role()));
        try {
            Person person = people.add(principal.organisationId(), email, name, wanted.role(), password);
            tell(
                    principal,
                    person.id(),
                    EventType.PERSON_ADDED,
                    "",
                    wanted.role().code());
            return new Welcome(person, chosen ? "" : password);
        } catch (JdbiException e) {
            if (Database.brokenConstraint(e).equals("person_email_key")) {
                throw Problem.of(ProblemCode.PERSON_EMAIL_TAKEN);
            }
            throw e;
        }
    }

    /**
     * Gives somebody another role.
     *
     * @throws Problem PERSON_UNKNOWN, LAST_OWNER, OWNERS_ONLY
     */
    public void changeRole(Principal principal, UUID personId, Role role) {
        principal.need(Permission.SETTINGS_WRITE);
        database.write(handle -> {
            List<UUID> owners = people.lockOwners(handle, principal.organisationId());
            Person person = get(handle, principal, personId).person();
            refuseNonOwner(handle, principal, role);
            refuseNonOwner(handle, principal, person.role());
            if (role != Role.OWNER) {
                refuseLast(owners, person);
            }
            people.changeRole(handle, personId, role);
            events.append(
                    handle,
                    List.of(told(
                            principal,
                            personId,
                            EventType.PERSON_CHANGED,
                            person.role().code(),
                            role.code())));
            return true;
        });
    }

    /**
     * Lets somebody sign in no more, or again; whoever may not is signed out at once.
     *
     * @throws Problem PERSON_UNKNOWN, LAST_OWNER, OWNERS_ONLY
     */
    public void disable(Principal principal, UUID personId, boolean disabled) {
        principal.need(Permission.SETTINGS_WRITE);
        database.write(handle -> {
            List<UUID> owners = people.lockOwners(handle, principal.organisationId());
            Person person = get(handle, principal, personId).person();
            refuseNonOwner(handle, principal, person.role());
            if (disabled) {
                refuseLast(owners, person);
            }
            people.disable(handle, personId, disabled);
            EventType type = disabled ? EventType.PERSON_DISABLED : EventType.PERSON_ENABLED;
            events.append(handle, List.of(told(principal, personId, type, "", "")));
            return true;
        });
    }

    /**
     * Gives somebody a new password, told this once; their sessions end.
     *
     * @throws Problem PERSON_UNKNOWN, OWNERS_ONLY
     */
    public Welcome resetPassword(Principal principal, UUID personId) {
        principal.need(Permission.SETTINGS_WRITE);
        String password = oneTime();
        Person person = database.write(handle -> {
            Person found = get(handle, principal, personId).person();
            refuseNonOwner(handle, principal, found.role());
            people.changePassword(handle, personId, password);
            events.append(
                    handle,
                    List.of(new OrganisationEvents.Told(
                            principal.organisationId(),
                            personId,
                            EventType.PERSON_CHANGED,
                            principal.actor(),
                            List.of(new Event.Change("password", "", "")))));
            return found;
        });
        return new Welcome(person, password);
    }

    private Member get(Handle handle, Principal principal, UUID personId) {
        return members(handle, principal).stream()
                .filter(member -> member.person().id().equals(personId))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.PERSON_UNKNOWN, personId));
    }

    private List<Member> members(Handle handle, Principal principal) {
        return people.list(handle, principal.organisationId()).entrySet().stream()
                .map(entry -> new Member(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Owners are made, changed and sent away by owners; the house itself may do what an owner may. */
    private boolean refuseNonOwner(Handle handle, Principal principal, Role touched) {
        boolean byHouse = principal.actor().equals(Actor.SYSTEM);
        boolean byOwner = members(handle, principal).stream()
                .filter(Member::active)
                .anyMatch(member -> member.person().role() == Role.OWNER
                        && member.person()
                                .id()
                                .toString()
                                .equals(principal.actor().id()));
        if (touched == Role.OWNER && !byOwner && !byHouse) {
            throw Problem.of(ProblemCode.OWNERS_ONLY);
        }
        return true;
    }

    private static void refuseLast(List<UUID> owners, Person person) {
        if (owners.equals(List.of(person.id()))) {
            throw Problem.of(ProblemCode.LAST_OWNER);
        }
    }

    private void tell(Principal principal, UUID personId, EventType type, String before, String after) {
        database.write(handle -> {
            events.append(handle, List.of(told(principal, personId, type, before, after)));
            return true;
        });
    }

    private static OrganisationEvents.Told told(
            Principal principal, UUID personId, EventType type, String before, String after) {
        List<Event.Change> changes =
                before.equals(after) ? List.of() : List.of(new Event.Change("role", before, after));
        return new OrganisationEvents.Told(principal.organisationId(), personId, type, principal.actor(), changes);
    }

    private static String strong(String password) {
        if (password.length() < PASSWORD_MIN) {
            throw Problem.of(ProblemCode.PASSWORD_WEAK, PASSWORD_MIN);
        }
        return Limits.required("password", password, TEXT_MAX);
    }

    private static String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_LENGTH; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
