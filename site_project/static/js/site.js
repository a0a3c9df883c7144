/* What every page asks for. Production puts the parts in here (site_project/static_files.py). */

import "./area-map.js";
import "./filters.js";
import "./search-suggestions.js";
import "./share.js";
