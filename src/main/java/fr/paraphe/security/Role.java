package fr.paraphe.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The groups of the engine's identity tables (README, accounts): who somebody is in the procedure. Whose cases a person sees is not a role but a {@link Scope}. */
public enum Role {

    SECRETARIAT("secretariat", "service des assemblées", true, true),
    DGS("dgs", "direction générale des services", true, true),
    MAIRE("maire", "maire", true, true),
    ACADEMIE("academie", "services du rectorat", true, false),
    RECTEUR("recteur", "recteur", true, false),
    IEN("ien", "inspection de circonscription", true, false),
    GIP("gip", "GIP Formavie", true, false),
    DIRECTION("direction", "direction", false, true),
    ADMINISTRATION("camunda-admin", "administration", false, false);

    private final String id;
    private final String frenchName;
    private final boolean worksOnCases;
    private final boolean ofCommune;

    Role(String id, String frenchName, boolean worksOnCases, boolean ofCommune) {
        this.id = id;
        this.frenchName = frenchName;
        this.worksOnCases = worksOnCases;
        this.ofCommune = ofCommune;
    }

    /** The id of the group, as the models' candidate groups name it. */
    public String id() {
        return id;
    }

    public String frenchName() {
        return frenchName;
    }

    /** Claims and completes tasks of cases. */
    public boolean worksOnCases() {
        return worksOnCases;
    }

    /** Exists in each commune; direction exists on either side. */
    public boolean ofCommune() {
        return ofCommune;
    }

    public static Optional<Role> of(String group) {
        return Arrays.stream(values()).filter(role -> role.id.equals(group)).findFirst();
    }

    /** The name that people read, or the id of a group that is none of ours. */
    public static String nameOf(String group) {
        return of(group).map(Role::frenchName).orElse(group);
    }

    static List<Role> working() {
        return Arrays.stream(values()).filter(Role::worksOnCases).toList();
    }
}
