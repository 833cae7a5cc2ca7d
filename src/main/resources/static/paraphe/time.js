/**
 * Dates in the engine's web applications: as 30/10/2017, in the zone of the académie whatever the workstation's own, and late by the clock of the house.
 * The page says zone and time (WebappPages).
 */
const {zone, now} = document.documentElement.dataset;
const may = document.documentElement.dataset.may.split(' ');
const ahead = Date.parse(now) - Date.now();

/** The hour at which a day ends in lists: it says no more than the date. */
const END_OF_DAY = '23:59';
/** A moment as the engine writes it, with its offset; what somebody types into a date field has none. */
const MOMENT = /T\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/;

/** By which a clerk looks for a task; what is typed without naming one is looked for in its name. */
const CRITERIA = ['name', 'processInstanceBusinessKey', 'processDefinitionName', 'due', 'withoutDueDate', 'created'];

const clockThere = new Intl.DateTimeFormat('en-US', {timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric'});

/** How many minutes the zone is ahead of UTC at that moment. */
function offsetAt(millis) {
  const part = Object.fromEntries(clockThere.formatToParts(new Date(millis)).map(each => [each.type, Number(each.value)]));
  return Math.round((Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(millis / 1000) * 1000) / 60000);
}

/** Every moment that Moment makes or changes is read in the zone: its own hook for that (moment-timezone stands on it too). */
function readIn(moment) {
  const {utc, local} = moment.fn;
  moment.momentProperties.push('paraphe', '_a');
  moment.fn.utc = function (...keep) {
    this.paraphe = 'utc';
    return utc.apply(this, keep);
  };
  moment.fn.local = function (...keep) {
    this.paraphe = null;
    return local.apply(this, keep);
  };
  moment.updateOffset = (it, keep) => {
    if (!it.isValid()) {
      return;
    }
    if (it.paraphe === undefined) {
      if (it._a && it._tzm === undefined && !it._isUTC) {
        // typed without an offset: an hour of the zone
        const typed = moment.utc(it._a).valueOf();
        it._d = new Date(typed - offsetAt(typed - offsetAt(typed) * 60000) * 60000);
      }
      it.paraphe = 'zone';
    }
    if (it.paraphe === 'zone') {
      it.utcOffset(offsetAt(it.valueOf()), keep);
    }
  };
}

function written(date) {
  return date.format(date.format('HH:mm') === END_OF_DAY ? 'L' : 'L [à] LT');
}

/** An attribute's moment as its element's text, where the release writes «in 15 days»; the engine's dates are late by the clock of the house. */
function asDate(moment) {
  return () => (scope, element, attributes) => scope.$watch(attributes.amTimeAgo, time => {
    const date = time ? moment(time) : null;
    element.text(date ? written(date) : '');
    const about = element[0].closest('.due-date, .followup-date');
    if (about) {
      about.classList.toggle('paraphe-late', !!date && date.valueOf() < Date.now() + ahead);
    }
  });
}

function pad(number) {
  return String(number).padStart(2, '0');
}

function offset(millis) {
  const minutes = Math.abs(offsetAt(millis));
  return `${offsetAt(millis) < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
}

function ofEveryApplication($provide) {
  $provide.decorator('dateFilter', ['$delegate', original => (value, form, other) =>
    original(value, form, other || (typeof value === 'string' && MOMENT.test(value) ? offset(Date.parse(value)) : undefined))]);
  $provide.decorator('camWidgetFooterDirective', ['$delegate', $delegate => {
    const {link} = $delegate[0];
    $delegate[0].compile = () => (scope, ...rest) => {
      link(scope, ...rest);
      scope.timezoneName = zone;
    };
    return $delegate;
  }]);
}

const application = document.querySelector('base').getAttribute('app-name');
const module = window.angular.module(`cam.${application}`).config(['$provide', ofEveryApplication]);
if (application === 'tasklist') {
  module.config(['moment', readIn]).config(['$provide', $provide => {
    $provide.decorator('amTimeAgoDirective', ['$delegate', 'moment', ($delegate, moment) => {
      $delegate[0].compile = asDate(moment);
      return $delegate;
    }]);
    // the release lets everybody edit these and the engine refuses it: dates and people of a task are changed by those who assign tasks
    $provide.decorator('camWidgetInlineFieldDirective', ['$delegate', $delegate => {
      const {link} = $delegate[0];
      $delegate[0].compile = () => (scope, element, ...rest) => {
        link(scope, element, ...rest);
        if (!may.includes('assign') && element[0].closest('.meta')) {
          scope.startEditing = () => {};
          element.removeAttr('tabindex');
        }
      };
      return $delegate;
    }]);
    // of the criteria that the engine has, those that mean something to a clerk; operators build filters of all
    $provide.decorator('camWidgetSearchDirective', ['$delegate', $delegate => {
      const {link} = $delegate[0];
      $delegate[0].compile = () => (scope, ...rest) => {
        if (!may.includes('filters')) {
          scope.types = CRITERIA.map(key => scope.types.find(type => type.id.key === key));
        }
        link(scope, ...rest);
      };
      return $delegate;
    }]);
    // the list «Par commune» is ordered by what the release orders lists by and has no word for
    $provide.decorator('camSortingChoicesDirective', ['$delegate', $delegate => {
      const {link} = $delegate[0];
      $delegate[0].compile = () => (scope, ...rest) => {
        link(scope, ...rest);
        scope.uniqueProps.tenantId = 'Commune';
      };
      return $delegate;
    }]);
  }]);
} else if (window.moment) {
  // Admin and the welcome page show no dates, and do not hand theirs out
  readIn(window.moment);
}
