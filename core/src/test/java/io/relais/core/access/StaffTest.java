package io.relais.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.AtOnce;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who works here and as what: one owner stays, and only owners make owners. */
class StaffTest {
    private static final TestHouse house = TestHouse.open();
    private final UUID organisation = house.moment.ids().next();
    private final Person owner = first();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void somebody_new_signs_in_with_the_password_told_once() {
        Staff.Welcome welcome = add(owner, "desk", Role.DESK, "");
        assertThat(welcome.password()).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(house.people.signIn(welcome.person().email(), welcome.password()))
                .isPresent();
        assertThat(add(owner, "chosen", Role.DESK, "a long enough one").password())
                .isEmpty();
        assertThat(refused(() -> add(owner, "weak", Role.DESK, "short"))).isEqualTo(ProblemCode.PASSWORD_WEAK);
        assertThat(refused(() -> add(owner, "desk", Role.DESK, ""))).isEqualTo(ProblemCode.PERSON_EMAIL_TAKEN);
    }

    @Test
    void only_owners_make_change_and_send_away_owners() {
        Person manager = add(owner, "manager", Role.MANAGER, "").person();
        assertThat(refused(() -> add(manager, "o", Role.OWNER, ""))).isEqualTo(ProblemCode.OWNERS_ONLY);
        assertThat(refused(() -> house.staff.changeRole(manager.principal(), manager.id(), Role.OWNER)))
                .isEqualTo(ProblemCode.OWNERS_ONLY);
        assertThat(refused(() -> house.staff.disable(manager.principal(), owner.id(), true)))
                .isEqualTo(ProblemCode.OWNERS_ONLY);
        assertThat(refused(() -> house.staff.resetPassword(manager.principal(), owner.id())))
                .isEqualTo(ProblemCode.OWNERS_ONLY);
        Person desk = add(manager, "d", Role.DESK, "").person();
        assertThat(refused(() -> house.staff.list(desk.principal()))).isEqualTo(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void the_last_owner_stays() {
        assertThat(refused(() -> house.staff.changeRole(owner.principal(), owner.id(), Role.DESK)))
                .isEqualTo(ProblemCode.LAST_OWNER);
        assertThat(refused(() -> house.staff.disable(owner.principal(), owner.id(), true)))
                .isEqualTo(ProblemCode.LAST_OWNER);
    }

    @Test
    void of_two_owners_who_leave_at_the_same_moment_one_stays() {
        for (int round = 0; round < AtOnce.times(10, 100); round++) {
            Person other = add(owner, "owner" + round, Role.OWNER, "").person();
            List<Callable<Boolean>> both = List.of(() -> leave(owner), () -> leave(other));
            AtOnce.run(both);
            List<Person> left = house.staff.list(Principal.system(organisation)).stream()
                    .filter(Staff.Member::active)
                    .map(Staff.Member::person)
                    .filter(person -> person.role() == Role.OWNER)
                    .toList();
            assertThat(left).isNotEmpty();
            house.staff.disable(Principal.system(organisation), owner.id(), false);
            house.staff.disable(Principal.system(organisation), other.id(), true);
        }
    }

    @Test
    void whoever_is_disabled_is_signed_out_and_stays_out_until_let_in_again() {
        Staff.Welcome welcome = add(owner, "gone", Role.DESK, "");
        String session = house.people
                .signIn(welcome.person().email(), welcome.password())
                .orElseThrow();
        house.staff.disable(owner.principal(), welcome.person().id(), true);
        assertThat(house.people.findBySession(session)).isEmpty();
        assertThat(house.people.signIn(welcome.person().email(), welcome.password()))
                .isEmpty();
        house.staff.disable(owner.principal(), welcome.person().id(), false);
        assertThat(house.people.signIn(welcome.person().email(), welcome.password()))
                .isPresent();
        String changed = house.staff
                .resetPassword(owner.principal(), welcome.person().id())
                .password();
        assertThat(house.people.signIn(welcome.person().email(), changed)).isPresent();
    }

    private boolean leave(Person person) {
        house.staff.disable(person.principal(), person.id(), true);
        return true;
    }

    private Staff.Welcome add(Person by, String name, Role role, String password) {
        return house.staff.add(
                by.principal(), new Staff.NewMember(name + "@" + organisation + ".example", name, role, password));
    }

    private Person first() {
        house.people.saveOrganisation(organisation, "House");
        return house.people.add(
                organisation, "first@" + organisation + ".example", "First", Role.OWNER, "a-long-password");
    }

    private static ProblemCode refused(Runnable work) {
        ProblemCode[] code = new ProblemCode[1];
        assertThatExceptionOfType(Problem.class).isThrownBy(work::run).satisfies(problem -> code[0] = problem.code());
        return code[0];
    }
}
