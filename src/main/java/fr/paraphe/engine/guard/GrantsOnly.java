package fr.paraphe.engine.guard;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.AuthorizationServiceImpl;

/** Rights are granted or absent. A revocation would be ignored, because the engine is told that there are none ({@code authorizationCheckRevokes=never}); so nobody can write one. */
class GrantsOnly extends AuthorizationServiceImpl {

    @Override
    public Authorization createNewAuthorization(int type) {
        require(type);
        return super.createNewAuthorization(type);
    }

    @Override
    public Authorization saveAuthorization(Authorization authorization) {
        require(authorization.getAuthorizationType());
        return super.saveAuthorization(authorization);
    }

    private static void require(int type) {
        if (type == Authorization.AUTH_TYPE_REVOKE) {
            throw Refusals.refused("Un droit s’accorde ou s’enlève ; il n’y a pas de révocation.");
        }
    }
}
